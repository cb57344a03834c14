package live.chobi.kernel;

import java.util.UUID;

/// A live session. Its log carries the same value.
public record SessionId(UUID value) implements Comparable<SessionId> {
    public static SessionId next() {
        return new SessionId(Uuid7.next());
    }

    /// Throws [Problem] with the field's name when the text is no UUID.
    public static SessionId parse(String text, String field) {
        return new SessionId(Uuid7.parse(text)
                .orElseThrow(() -> Problem.badInput(field, "must be a UUID, got '" + Problem.quotable(text) + "'")));
    }

    @Override
    public int compareTo(SessionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
