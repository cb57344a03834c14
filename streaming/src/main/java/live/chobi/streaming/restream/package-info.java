/// Where else a session is sent: other services' RTMP servers, chosen by its host. Kept sealed, shown without their
/// keys.
///
/// What is sent, and how that goes, media knows: the port [live.chobi.streaming.restream.Pushes]. Virtual threads.
@NullMarked
package live.chobi.streaming.restream;

import org.jspecify.annotations.NullMarked;
