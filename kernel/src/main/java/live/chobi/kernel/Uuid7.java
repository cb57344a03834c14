package live.chobi.kernel;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then a counter, then random bits.
///
/// Ids made by one process rise strictly, so that rows of a table keyed by them are appended and never scattered.
/// Any thread.
public final class Uuid7 {
    private static final int CANONICAL_LENGTH = 36;
    private static final SecureRandom RANDOM = new SecureRandom();
    /// Milliseconds shifted left by 12, plus the counter of that millisecond (RFC 9562 §6.2, method 1).
    private static final AtomicLong LAST = new AtomicLong();

    private Uuid7() {
    }

    public static UUID next() {
        long fresh = System.currentTimeMillis() << 12;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, fresh));
        return of(tick >>> 12, tick & 0xFFF, RANDOM.nextLong());
    }

    /// The smallest id of this moment: the boundary of a range of ids.
    public static UUID floorOf(Instant moment) {
        return of(moment.toEpochMilli(), 0, 0);
    }

    /// The moment an id was made at.
    public static Instant momentOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /// Reads the canonical form of 36 characters; `UUID.fromString` alone would also take `1-1-1-1-1`.
    public static Optional<UUID> parse(String text) {
        return isCanonical(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static boolean isCanonical(String text) {
        if (text.length() != CANONICAL_LENGTH) {
            return false;
        }
        for (int i = 0; i < CANONICAL_LENGTH; i++) {
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            if (isDash ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static UUID of(long millis, long counter, long random) {
        return new UUID(millis << 16 | 0x7000 | counter, random >>> 2 | 0x8000_0000_0000_0000L);
    }
}
