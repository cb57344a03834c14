/// The chat gateway: the wire protocol, the connections that speak it, and the rooms they stand in.
///
/// Here lives only [ChatMetrics], the meters of all three. Imports the kernel and Prometheus; any thread.
@NullMarked
package live.chobi.chat;

import org.jspecify.annotations.NullMarked;
