package live.chobi.media.packaging;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import org.jspecify.annotations.Nullable;

/// The tracks of one period of a stream, from which its init segment follows. At least one is there.
record Tracks(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio) {
    static final int VIDEO_ID = 1;
    static final int AUDIO_ID = 2;
    static final int VIDEO_TIMESCALE = 90_000;

    /// RFC 6381 names, as CODECS wants them.
    String codecs() {
        return Stream.of(video == null ? "" : video.codec(), audio == null ? "" : audio.codec())
                .filter(codec -> !codec.isEmpty()).collect(Collectors.joining(","));
    }
}
