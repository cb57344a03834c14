/// The HTTP edge: one port, HTTP/1.1 and HTTP/2 on Netty, with TLS or without, in front of everything that is spoken
/// over HTTP.
///
/// [live.chobi.server.http.Edge] opens the port, [live.chobi.server.http.ProtocolChooser] sees what a connection speaks,
/// [live.chobi.server.http.HttpConnection] reads the requests of one connection (or of one HTTP/2 stream) and has them
/// answered in order, [live.chobi.server.http.Router] finds the mount of a path. A route answers through its
/// [live.chobi.server.http.Exchange], from any thread, with bytes, a stretch of a file or a body that is still being
/// made.
///
/// Connections belong to their event loop, which never blocks; what may block goes to a virtual thread by
/// [live.chobi.server.http.Exchange#onVirtualThread]. Imports the kernel and the outbox's Json, no feature.
@NullMarked
package live.chobi.server.http;

import org.jspecify.annotations.NullMarked;
