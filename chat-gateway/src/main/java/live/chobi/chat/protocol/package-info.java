/// Engine.IO 4 and Socket.IO 5 as data: packets, their decoders with a limit on every length, their encoders into
/// buffers that are shared by all viewers.
///
/// No channel, no clock, no thread of its own: whoever calls owns what it passes in. Imports Netty's buffers, Jackson
/// and the JSON dialect; nothing of the connections.
@NullMarked
package live.chobi.chat.protocol;

import org.jspecify.annotations.NullMarked;
