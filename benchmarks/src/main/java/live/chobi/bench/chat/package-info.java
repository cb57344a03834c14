/// Socket.IO clients for load, written against the protocol's documents and sharing no code with the server.
///
/// All of them live on one event loop, whose core the server does not have.
@NullMarked
package live.chobi.bench.chat;

import org.jspecify.annotations.NullMarked;
