package live.chobi.media.stream;

import java.util.List;

/// What was measured of one publication. Immutable; at most a second old while frames come.
///
/// @param seconds since the encoder was let in
/// @param bits per second: least and most, averaged over five seconds, of the last minute
/// @param frames per second, likewise
/// @param reorderSeconds how far apart the order of decoding and of showing are; 0 without B-frames
/// @param sizeChanges how often the picture's size changed
/// @param history bits per second in steps of five seconds, oldest first, at most five minutes, over reconnects
public record IngestMeasures(double seconds, Range bits, Range frames, KeyFrames keyFrames, Sound sound, Lost lost,
        double reorderSeconds, int sizeChanges, List<Long> history) {
    public IngestMeasures {
        history = List.copyOf(history);
    }

    /// Both 0 until enough was measured to compare.
    public record Range(double least, double most) {}

    /// @param longestSeconds between two of the last eight
    /// @param sinceSeconds between the newest key frame and the newest frame; since the encoder came when it sent none
    public record KeyFrames(double longestSeconds, double sinceSeconds) {}

    /// @param configured whether the encoder announced sound
    /// @param channels 0 when the stream itself describes them
    /// @param sinceSeconds since sound last came, or since the encoder did
    /// @param bitsPerSecond over the last five seconds
    public record Sound(boolean configured, int channels, double sinceSeconds, long bitsPerSecond) {}

    /// Of the last minute.
    ///
    /// @param frames that came
    /// @param skipped frames that the timestamps say are missing: the encoder left them out
    /// @param stalls times in which nothing came for a second or more
    /// @param clockJumps of the encoder's timestamps
    public record Lost(int frames, int skipped, int stalls, double longestStallSeconds, int clockJumps) {}
}
