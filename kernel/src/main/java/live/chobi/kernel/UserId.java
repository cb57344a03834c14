package live.chobi.kernel;

import java.util.UUID;

/// A person or a server with an account.
public record UserId(UUID value) implements Comparable<UserId> {
    public static UserId next() {
        return new UserId(Uuid7.next());
    }

    /// Throws [Problem] with the field's name when the text is no UUID.
    public static UserId parse(String text, String field) {
        return new UserId(Uuid7.parse(text)
                .orElseThrow(() -> Problem.badInput(field, "must be a UUID, got '" + Problem.quotable(text) + "'")));
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
