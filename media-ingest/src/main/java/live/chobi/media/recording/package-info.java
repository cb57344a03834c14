/// Recording: frames of a stream to fragmented MP4 files on disk (ISO/IEC 14496-12), and what becomes of them.
///
/// Frames are gathered on their stream's event loop and written by a virtual thread, a fragment at a time; between the
/// two stands a bounded queue, so that a slow disk costs the recording and never the live stream. A file is whole after
/// every fragment: `kill -9` loses what had not been written, a second or two, and [Recordings#repair] cuts the rest.
/// Imports `stream` and the box writers of `packaging`, never a protocol and no database.
@NullMarked
package live.chobi.media.recording;

import org.jspecify.annotations.NullMarked;
