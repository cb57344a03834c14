package live.chobi.media.stream;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import org.jspecify.annotations.Nullable;

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
        boolean audioOnly, long atNanos, IngestMeasures measures) {

    static IngestHealth of(boolean publishing, HealthWindow window, @Nullable VideoConfiguration video,
            @Nullable AudioConfiguration audio, long clampedFrames, long droppedFrames, Map<Mended, Long> mended,
            boolean audioOnly, long now) {
        String codecs = Stream.of(Optional.ofNullable(video).map(VideoConfiguration::codec),
                Optional.ofNullable(audio).map(AudioConfiguration::codec)).flatMap(Optional::stream)
                .collect(Collectors.joining(","));
        return new IngestHealth(publishing, publishing ? window.bitsPerSecond(now) : 0,
                publishing ? window.framesPerSecond(now) : 0, window.keyFrameIntervalSeconds(),
                video == null ? 0 : video.picture().width(), video == null ? 0 : video.picture().height(), codecs,
                clampedFrames, droppedFrames, Map.copyOf(mended), audioOnly, now,
                window.measures(video, audio, now));
    }
}
