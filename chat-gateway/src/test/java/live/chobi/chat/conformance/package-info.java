/// The fixtures of the public protocol suites, on the bare edge that the gateway needs, and the suites' rules restated.
///
/// Test code only. Imports the connections and Netty's HTTP server.
@NullMarked
package live.chobi.chat.conformance;

import org.jspecify.annotations.NullMarked;
