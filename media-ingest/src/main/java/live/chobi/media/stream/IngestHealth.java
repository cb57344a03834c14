package live.chobi.media.stream;

import java.util.Map;

/// How the encoder is doing, over the last seconds.
///
/// @param width 0 without video, as is height
/// @param keyFrameIntervalSeconds between the last two key frames, 0 before the second
/// @param clampedFrames frames since the start whose time had to be moved
/// @param droppedFrames frames since the start that no decoder could have used
/// @param mended what was put right since the start, how often
/// @param audioOnly the session takes no pictures
/// @param atNanos when it was measured, by [TimeSource#nanos]
public record IngestHealth(boolean publishing, long bitsPerSecond, double framesPerSecond,
        double keyFrameIntervalSeconds,
        int width, int height, String codecs, long clampedFrames, long droppedFrames, Map<Mended, Long> mended,
        boolean audioOnly, long atNanos, IngestMeasures measures) {}
