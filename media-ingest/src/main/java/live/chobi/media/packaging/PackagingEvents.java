package live.chobi.media.packaging;

/// What packaging tells the metrics. Any thread.
public interface PackagingEvents {
    /// A segment was listed.
    void cut(long bytes, long durationUs);

    /// A part was finished.
    void part();

    /// A frame was left out: before the first key frame, of tracks that begin with the next one, or to keep sound
    /// in time.
    void left();

    /// A request was refused because too many wait.
    void turnedAway();

    /// A segment was written to disk.
    void stored(long bytes);

    /// A segment was not written to disk; the stretch before it cannot be seeked to any more.
    ///
    /// @param cause slow, space, failed
    void notStored(String cause);
}
