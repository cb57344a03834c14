/// The adaptive ladder: smaller renditions of a stream, coded anew by a program of its own per session.
///
/// [Transcoding] is the node's: it gives each stream a [Transcoder], which decides when the program runs and owns what
/// comes out of it, on an event loop that it shares with nothing of the source. [FfmpegCoder] runs the program; pipes to
/// and from it are served by virtual threads. Nothing here can hold up the source rendition: frames are borrowed, and
/// dropped where the program is slow.
///
/// Imports `codec`, `flv`, `stream` and Netty's buffers and loops.
@NullMarked
package live.chobi.media.transcoding;

import org.jspecify.annotations.NullMarked;
