package live.chobi.media.recording;

import java.time.Instant;
import java.util.List;
import live.chobi.media.packaging.Tracks;
import live.chobi.media.stream.Frame;

/// The frames of one fragment on their way to the disk. Owns the frames' payloads until [#release].
///
/// @param nextVideoUs when the picture after the last of these is decoded, -1 where none is known
/// @param last nothing more of its period comes
record Batch(Period period, List<Frame> frames, long bytes, long nextVideoUs, boolean last) {
    /// A run of frames with the same tracks on one clock, which becomes one file.
    ///
    /// @param number rises within a recorder, so that no two are equal
    /// @param mediaZero the wall clock's time at zero of the frames' timeline
    record Period(int number, Tracks tracks, Instant mediaZero) {}

    boolean beginsWithKey() {
        return period.tracks().video() == null
                || frames.stream().filter(Frame.Video.class::isInstance).map(Frame.Video.class::cast).findFirst()
                        .map(Frame.Video::key).orElse(false);
    }

    void release() {
        frames.forEach(frame -> frame.payload().release());
    }
}
