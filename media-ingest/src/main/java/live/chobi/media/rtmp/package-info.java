/// RTMP, in three jobs kept apart: framing (`ChunkReader`, `ChunkWriter`: bytes to complete messages), meaning
/// (`RtmpMessage`, `Amf0`, `FlvTag`: a message to a typed record) and behaviour (`PublishFlow`: state and message to
/// next state and replies, a pure function). `RtmpConnection` joins them to a Netty channel and to the stream.
///
/// Framing and meaning serve both ends of a connection and are public; `relay` has the other end. One connection belongs
/// to one event loop. Imports `stream` and the ports of `live.chobi.media`, never packaging.
@NullMarked
package live.chobi.media.rtmp;

import org.jspecify.annotations.NullMarked;
