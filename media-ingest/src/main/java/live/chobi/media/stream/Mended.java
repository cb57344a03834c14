package live.chobi.media.stream;

import java.util.Locale;

/// What was put right, or left out so that the rest could be kept.
public enum Mended {
    /// The encoder called a frame a key frame, or not, and was wrong.
    KEY_FLAG,
    /// A recovery point, taken as an entry because key frames were missing.
    RECOVERY_ENTRY,
    /// No key frame for [VideoIntake#LATE_US].
    KEY_FRAME_LATE,
    /// Start codes where lengths belong.
    START_CODES,
    /// A frame was cut off: what was whole of it is kept.
    TRUNCATED,
    /// Units without a byte were taken out.
    EMPTY_UNITS,
    /// A frame without a picture: its parameter sets are kept.
    NO_PICTURE,
    /// A configuration was built from what stands inside a frame.
    IN_BAND,
    /// A composition time that cannot be was set to none.
    COMPOSITION,
    /// ADTS headers were taken off.
    ADTS,
    /// A track's clock has nothing to do with the other's: it was put beside it.
    SKEW,
    /// A track beside the first of its kind was left out.
    OTHER_TRACK;

    /// As metrics and the studio name it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
