package live.chobi.media.recording;

import java.time.Instant;

/// One file of a recording: a run of pictures and sound with the same configuration on one clock. Immutable.
///
/// @param name within the recording's folder: `0001.mp4`
/// @param startsAt the programme date-time of its position 0: of its first sound, or of its first picture less what the
/// encoder reorders
/// @param durationMs 0 while it is written, as are `bytes`
/// @param codecs as RFC 6381 names them: `avc1.64001f,mp4a.40.2`
/// @param width 0 without a picture, as is `height`
/// @param complete all of it is on the disk and can be jumped to
public record RecordedFile(String name, Instant startsAt, long durationMs, long bytes, String codecs, int width,
        int height, boolean complete) {
    RecordedFile completed(long newBytes, long newDurationMs) {
        return new RecordedFile(name, startsAt, newDurationMs, newBytes, codecs, width, height, true);
    }
}
