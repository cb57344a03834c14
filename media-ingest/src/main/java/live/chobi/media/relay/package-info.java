/// This node as the client of other servers: it pushes a session's media to them over RTMP, and pulls a session's media
/// from the node that has its encoder.
///
/// `RtmpTarget` is where to, `ClientFlow` what is said (pure), `RtmpClient` the connection, `NetworkDialer` opens it
/// after `AddressRule` has looked at the address. `RestreamPush` follows a stream and keeps one target supplied;
/// `RestreamPushes` holds the pushes of the node. `StreamPull` takes a session from its node over RTMP or HTTP-FLV
/// (`FlvClient`) and publishes it here, `StreamPulls` sees to one for each. Each push and pull lives on one event loop.
@NullMarked
package live.chobi.media.relay;

import org.jspecify.annotations.NullMarked;
