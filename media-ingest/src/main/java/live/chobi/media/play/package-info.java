/// Players that take a stream as it comes, over RTMP and HTTP-FLV. Every frame is framed once per protocol and stream;
/// all players are sent the same bytes.
///
/// ```
/// LiveStream ─frames─> PlayRing ─slices─> PlayShard (one per event loop) ─> Player (a cursor and a channel)
///  publisher's loop     the same loop      the players' loop                 the same loop
/// ```
///
/// What makes it cheap: a [Slice] holds all frames of a batch, so a player costs one write per batch; a player who lags
/// is a cursor behind, never a queue. Imports `stream`, `codec` and Netty; knows neither RTMP connections nor HTTP: they
/// bring a [Framing] and a channel.
@NullMarked
package live.chobi.media.play;

import org.jspecify.annotations.NullMarked;
