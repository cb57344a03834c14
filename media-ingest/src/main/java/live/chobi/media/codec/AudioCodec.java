package live.chobi.media.codec;

import org.jspecify.annotations.Nullable;

/// The codings of sound that are taken in and passed on.
public enum AudioCodec {
    AAC("mp4a"), MP3(".mp3"), OPUS("Opus");

    private final String fourCc;

    AudioCodec(String fourCc) {
        this.fourCc = fourCc;
    }

    /// Its name in Enhanced RTMP.
    public String fourCc() {
        return fourCc;
    }

    /// Null for what we do not take.
    public static @Nullable AudioCodec of(String fourCc) {
        for (AudioCodec codec : values()) {
            if (codec.fourCc.equals(fourCc)) {
                return codec;
            }
        }
        return null;
    }
}
