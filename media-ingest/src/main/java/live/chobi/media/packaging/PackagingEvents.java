package live.chobi.media.packaging;

/// What a packager tells the metrics. Called on its event loop.
public interface PackagingEvents {
    /// A segment was listed.
    void cut(int bytes, long durationUs);

    /// A frame was left out: before the first key frame, of tracks that begin with the next one, or to keep sound
    /// in time.
    void left();
}
