/// Remote procedures: the tRPC 11 HTTP protocol for queries, mutations, batches, streamed batches and subscriptions.
///
/// [live.chobi.server.rpc.RpcRequest] reads what is asked, [live.chobi.server.rpc.RpcCall] runs one call (method,
/// caller, limits, access, input, procedure), [live.chobi.server.rpc.RpcAnswer] says it in the protocol's words,
/// [live.chobi.server.rpc.InputReader] turns JSON and forms into input records or names the field that is wrong.
/// [live.chobi.server.rpc.StreamedBatch] sends the answers of a batch as they come, and
/// [live.chobi.server.rpc.SubscriptionStream] the values of a subscription until it ends.
///
/// A request is read on its connection's event loop; each call runs on a virtual thread of its own and may block.
/// Imports the kernel, the outbox's Json and [live.chobi.server.http], no feature.
@NullMarked
package live.chobi.server.rpc;

import org.jspecify.annotations.NullMarked;
