/// The neutral middle: frames on one continuous timeline, whatever protocol brought them. Knows neither RTMP nor HLS:
/// protocols write into a [LiveStream], readers ([StreamReader]) follow it.
///
/// A stream belongs to the event loop of its publisher. Imports kernel, `codec`, Netty's buffers and event loops.
@NullMarked
package live.chobi.media.stream;

import org.jspecify.annotations.NullMarked;
