/// The certificate of this server, for every port that encrypts: HTTP and RTMP. Reads files on the thread that asks it
/// to; imports Netty alone.
@NullMarked
package live.chobi.server.tls;

import org.jspecify.annotations.NullMarked;
