/// `--demo`: a broadcaster and some viewers that show what the product does, without an encoder and without internet.
///
/// It is a client of this server and nothing more: it registers, signs in, publishes over RTMP, watches over HTTP, chats
/// and gifts over the socket, with the limits of anybody; only its coins come from inside, by the administrator's
/// ordinary procedure ([Coins]). Every bot is a virtual thread of its own. Imports `embedded` for the program that makes
/// the picture, and no feature.
@NullMarked
package live.chobi.server.demo;

import org.jspecify.annotations.NullMarked;
