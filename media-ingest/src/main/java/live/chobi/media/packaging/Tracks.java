package live.chobi.media.packaging;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import org.jspecify.annotations.Nullable;

/// The tracks of one period of a stream, from which its init segment follows. At least one is there.
public record Tracks(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio) {
    public static final int VIDEO_ID = 1;
    public static final int AUDIO_ID = 2;
    public static final int VIDEO_TIMESCALE = 90_000;

    /// RFC 6381 names, as CODECS wants them.
    public String codecs() {
        return Stream.of(video == null ? "" : video.codec(), audio == null ? "" : audio.codec())
                .filter(codec -> !codec.isEmpty()).collect(Collectors.joining(","));
    }
}
