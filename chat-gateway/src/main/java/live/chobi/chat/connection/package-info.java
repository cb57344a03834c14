/// Connections: the HTTP requests and WebSockets that carry Engine.IO sessions, and the Socket.IO connections inside.
///
/// A session and all it holds belong to one event loop, the one its WebSocket lives on; a polling request that arrives
/// elsewhere hops there. Nothing here blocks. Imports the protocol and the meters, nothing of rooms.
@NullMarked
package live.chobi.chat.connection;

import org.jspecify.annotations.NullMarked;
