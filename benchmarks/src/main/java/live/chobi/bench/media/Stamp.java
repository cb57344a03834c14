package live.chobi.bench.media;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/// The wall clock inside the picture: an H.264 supplemental message (user data, unregistered; H.264 §D.1.7) which every
/// server passes on untouched. Digits in ASCII need no emulation prevention.
final class Stamp {
    private static final byte[] MARK = "ChobiBenchClock!".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 16;
    /// How much of a message must be kept to find it.
    static final int WITHIN_BYTES = 96;

    private Stamp() {
    }

    static long nowMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    /// One NAL unit with its length of four bytes before it.
    static byte[] unit(long micros) {
        byte[] unit = new byte[4 + 3 + MARK.length + DIGITS + 1];
        unit[3] = (byte) (unit.length - 4);
        unit[4] = 6;
        unit[5] = 5;
        unit[6] = (byte) (MARK.length + DIGITS);
        System.arraycopy(MARK, 0, unit, 7, MARK.length);
        byte[] digits = String.format(Locale.ROOT, "%016d", micros).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, unit, 7 + MARK.length, DIGITS);
        unit[unit.length - 1] = (byte) 0x80;
        return unit;
    }

    /// Where the next stamp at or after `from` begins, or -1.
    static int find(byte[] bytes, int from, int end) {
        for (int i = from; i + MARK.length + DIGITS <= end; i++) {
            if (bytes[i] == MARK[0] && matches(bytes, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] bytes, int at) {
        for (int i = 1; i < MARK.length; i++) {
            if (bytes[at + i] != MARK[i]) {
                return false;
            }
        }
        return true;
    }

    static long micros(byte[] bytes, int at) {
        long value = 0;
        for (int i = 0; i < DIGITS; i++) {
            value = value * 10 + (bytes[at + MARK.length + i] - '0');
        }
        return value;
    }
}
