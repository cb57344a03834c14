package live.chobi.kernel;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// Cursors of lists, as clients keep them and send them back.
public final class PageCursor {
    private static final int PLACE_BYTES = 24;
    /// Beyond these milliseconds PostgreSQL has no dates; nothing is counted so far either.
    private static final long NUMBER_MAX = 1L << 47;

    /// A place in a list that is in the order of a number, then of the id.
    ///
    /// @param number up to 2^47
    public record Ranked(long number, UUID id) {
        public String cursor() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(PLACE_BYTES)
                    .putLong(number).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                    .array());
        }
    }

    /// A place in a list that is in the order of the time, then of the id.
    ///
    /// @param at whole milliseconds
    public record Place(Instant at, UUID id) {
        /// Before everything, in a list that has the newest first.
        public static final Instant LAST = Instant.ofEpochMilli(NUMBER_MAX);

        public String cursor() {
            return new Ranked(at.toEpochMilli(), id).cursor();
        }
    }

    private PageCursor() {
    }

    /// Reads the cursor of a list whose pages are told apart by a number.
    public static long number(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw notOfThisList(cursor);
        }
        return Long.parseLong(cursor);
    }

    /// Reads what [Place#cursor] made.
    public static Place place(String cursor) {
        Ranked read = ranked(cursor);
        return new Place(Instant.ofEpochMilli(read.number()), read.id());
    }

    /// Reads what [Ranked#cursor] made.
    public static Ranked ranked(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length != PLACE_BYTES || in.getLong(0) < 0 || in.getLong(0) > NUMBER_MAX) {
            throw notOfThisList(cursor);
        }
        return new Ranked(in.getLong(0), new UUID(in.getLong(8), in.getLong(16)));
    }

    private static Problem notOfThisList(String cursor) {
        return Problem.badInput("cursor", "must be a nextCursor of this list, got '" + Problem.quotable(cursor) + "'");
    }
}
