package live.chobi.videos.catalogue;

/// Who may see a video.
public enum Visibility {
    /// Everybody, and lists name it.
    PUBLIC,
    /// Everybody who knows its id.
    UNLISTED,
    /// Its owner and administrators; of a recording also who may see its session.
    PRIVATE
}
