package live.chobi.streaming.sessions;

/// Who may see a session.
public enum Visibility {
    PUBLIC,
    /// Those who know its access code, its host and administrators.
    PRIVATE
}
