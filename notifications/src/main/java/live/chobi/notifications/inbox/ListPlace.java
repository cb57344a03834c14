package live.chobi.notifications.inbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import live.chobi.kernel.Problem;

/// A place in a user's list, which is in the order of the time, then of the id.
record ListPlace(Instant at, UUID id) {
    private static final int BYTES = 24;

    static ListPlace of(NotificationView notification) {
        return new ListPlace(notification.at(), notification.id());
    }

    String cursor() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(BYTES)
                .putLong(at.toEpochMilli()).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .array());
    }

    /// Reads a cursor that a client sent back.
    static ListPlace of(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        // Beyond these PostgreSQL has no dates.
        if (bytes.length != BYTES || in.getLong(0) < 0 || in.getLong(0) > 1L << 47) {
            throw Problem.badInput("cursor",
                    "must be a nextCursor of this list, got '" + Problem.quotable(cursor) + "'");
        }
        return new ListPlace(Instant.ofEpochMilli(in.getLong(0)), new UUID(in.getLong(8), in.getLong(16)));
    }
}
