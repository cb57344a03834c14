/// The product's real HTTP, RPC and Socket.IO edges with the fixtures that public protocol suites need;
/// `scripts/conformance-server` starts them.
///
/// Test code only. It is compiled by that script on its own, so it uses what is public and the fixtures of RPC alone.
@NullMarked
package live.chobi.server.conformance;

import org.jspecify.annotations.NullMarked;
