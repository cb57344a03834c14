package live.chobi.media.codec;

import org.jspecify.annotations.Nullable;

/// The codings of pictures that are taken in and passed on.
public enum VideoCodec {
    AVC("avc1"), HEVC("hvc1"), AV1("av01"), VP9("vp09");

    private final String fourCc;

    VideoCodec(String fourCc) {
        this.fourCc = fourCc;
    }

    /// Its name in Enhanced RTMP, and of its sample entry.
    public String fourCc() {
        return fourCc;
    }

    /// Null for what we do not take.
    public static @Nullable VideoCodec of(String fourCc) {
        for (VideoCodec codec : values()) {
            if (codec.fourCc.equals(fourCc)) {
                return codec;
            }
        }
        return null;
    }
}
