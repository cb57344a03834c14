package live.chobi.media.transcoding;

/// One rendition of a ladder. Immutable.
///
/// @param size lines of a picture that lies, columns of one that stands: the shorter side; even
/// @param bitsPerSecond of the pictures; sound comes as it is
public record Rung(int size, int bitsPerSecond) {
    static final int SIZE_MIN = 90;
    static final int SIZE_MAX = 4_320;
    static final int BITS_MIN = 50_000;
    static final int BITS_MAX = 100_000_000;

    /// Throws [IllegalArgumentException], in words for the operator.
    public Rung {
        if (size < SIZE_MIN || size > SIZE_MAX || size % 2 != 0) {
            throw new IllegalArgumentException("a size must be even, from " + SIZE_MIN + "p to " + SIZE_MAX + "p");
        }
        if (bitsPerSecond < BITS_MIN || bitsPerSecond > BITS_MAX) {
            throw new IllegalArgumentException(
                    "a bit rate must be from " + BITS_MIN / 1_000 + "k to " + BITS_MAX / 1_000 + "k");
        }
    }

    /// A word of addresses and labels.
    public String name() {
        return size + "p";
    }

    @Override
    public String toString() {
        return name() + ":" + bitsPerSecond / 1_000 + "k";
    }
}
