package live.chobi.media.play;

import java.util.Objects;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import org.jspecify.annotations.Nullable;

/// What a player's decoders need before the frames it belongs to. Immutable.
///
/// @param video null without pictures
/// @param audio null without sound
public record StreamHeaders(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio) {
    static final StreamHeaders NONE = new StreamHeaders(null, null);

    VideoConfiguration requiredVideo() {
        return Objects.requireNonNull(video, "a picture without a configuration");
    }

    AudioConfiguration requiredAudio() {
        return Objects.requireNonNull(audio, "sound without a configuration");
    }
}
