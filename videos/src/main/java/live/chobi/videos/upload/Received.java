package live.chobi.videos.upload;

/// What became of a piece of an upload.
sealed interface Received {
    /// All of it is on the disk.
    ///
    /// @param offset where the next one begins
    record Taken(long offset) implements Received {}

    /// It begins elsewhere than the upload ends.
    record Elsewhere(long offset) implements Received {}

    /// It goes beyond the upload's length; what fits was taken.
    record TooLong() implements Received {}

    /// It does not add up to its checksum; nothing was taken.
    record Damaged() implements Received {}

    /// Its sender left before its end; what came was taken, unless a checksum was to come after it.
    record CutOff() implements Received {}

    /// The disk takes no more; what fits was taken.
    record DiskFull() implements Received {}

    /// Another request for the same upload does not let go.
    record Locked() implements Received {}

    /// There is no such upload any more.
    record Gone() implements Received {}
}
