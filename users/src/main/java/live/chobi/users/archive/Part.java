package live.chobi.users.archive;

/// A file of an archive.
///
/// @param file its name in the archive
/// @param kind what the query gives
/// @param query with `{0}` for the user's id
public record Part(String file, Kind kind, String query) {
    /// What becomes of the query's rows.
    public enum Kind {
        /// Each a line of JSON, with the columns' names.
        LINES,
        /// The first column of the first is the file; without a row there is no file.
        BYTES
    }

    public static Part lines(String name, String query) {
        return new Part(name + ".jsonl", Kind.LINES, query);
    }
}
