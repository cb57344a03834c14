package live.chobi.media.codec;

/// Bits of a codec's configuration, most significant first. Past the end it throws [IndexOutOfBoundsException].
final class BitReader {
    private final byte[] bytes;
    private int position;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 1) | ((bytes[position >> 3] >> (7 - (position & 7))) & 1);
            position++;
        }
        return value;
    }

    long unsigned32() {
        return Integer.toUnsignedLong(bits(32));
    }

    boolean flag() {
        return bits(1) == 1;
    }

    void skip(int count) {
        position += count;
        if (position > bytes.length * 8) {
            throw new IndexOutOfBoundsException("a configuration of " + bytes.length + " bytes is cut short");
        }
    }

    int left() {
        return bytes.length * 8 - position;
    }

    /// Exp-Golomb, ue(v). Spec: H.264 §9.1.
    int unsignedGolomb() {
        int zeros = 0;
        while (!flag()) {
            if (++zeros > 31) {
                throw new IndexOutOfBoundsException("an Exp-Golomb code of more than 31 zeros");
            }
        }
        return (1 << zeros) - 1 + bits(zeros);
    }

    /// ue(v) of at most `max`; beyond it throws [IllegalArgumentException].
    int unsignedGolomb(int max) {
        int value = unsignedGolomb();
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("a count of " + Integer.toUnsignedString(value) + ", at most " + max);
        }
        return value;
    }

    /// se(v). Spec: H.264 §9.1.1.
    int signedGolomb() {
        int code = unsignedGolomb();
        return (code & 1) == 1 ? (code + 1) >>> 1 : -(code >>> 1);
    }
}
