/// The HTTP edge: one port, HTTP/1.1 on Netty, in front of everything that is spoken over HTTP.
///
/// [live.chobi.server.http.Edge] opens the port, [live.chobi.server.http.HttpConnection] reads one connection's requests
/// and has them answered in order, [live.chobi.server.http.Router] finds the mount of a path. A route answers through
/// its [live.chobi.server.http.Exchange], from any thread. Another protocol version adds another connection handler in
/// front of the same router and routes.
///
/// Connections belong to their event loop, which never blocks; what may block goes to a virtual thread by
/// [live.chobi.server.http.Exchange#onVirtualThread]. Imports the kernel and the outbox's Json, no feature.
@NullMarked
package live.chobi.server.http;

import org.jspecify.annotations.NullMarked;
