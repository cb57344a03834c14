package live.chobi.media.play;

import java.util.concurrent.TimeUnit;

/// What a player is not sent. Pure.
///
/// The order of loss: first frames that no other refers to, then all pictures up to the newest key frame, never sound;
/// and beyond [#LAG_MAX_NANOS] the player is closed, because one who cannot take even the sound will not catch up.
enum Skipping {
    NOTHING(0), DISPOSABLE(FrameKind.DISPOSABLE), PICTURES(FrameKind.VIDEO);

    static final long LAG_NANOS = TimeUnit.SECONDS.toNanos(2);
    static final long LAG_MAX_NANOS = TimeUnit.SECONDS.toNanos(10);
    /// A stream without key frames (intra refresh) is shown from any frame after this.
    static final long KEY_WAIT_NANOS = TimeUnit.SECONDS.toNanos(12);

    private final int kinds;

    Skipping(int kinds) {
        this.kinds = kinds;
    }

    /// Bits of [FrameKind].
    int kinds() {
        return kinds;
    }

    /// @param lagNanos the slice's age
    /// @param awaitsKey the player has missed frames that pictures refer to
    /// @param key whether decoding can start with the slice
    /// @param newerKey whether it can start with a later one that is there
    static Skipping of(long lagNanos, boolean awaitsKey, boolean key, boolean newerKey) {
        if (lagNanos > LAG_NANOS && newerKey) {
            return PICTURES;
        }
        if (awaitsKey && !key) {
            return PICTURES;
        }
        if (lagNanos > 2 * LAG_NANOS && !key) {
            return PICTURES;
        }
        return lagNanos > LAG_NANOS ? DISPOSABLE : NOTHING;
    }
}
