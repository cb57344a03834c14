package live.chobi.kernel;

/// The cursor of a list whose pages are told apart by a number.
public final class PageCursor {
    private PageCursor() {
    }

    /// Reads a cursor that a client sent back.
    public static long number(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw Problem.badInput("cursor",
                    "must be a nextCursor of this list, got '" + Problem.quotable(cursor) + "'");
        }
        return Long.parseLong(cursor);
    }
}
