package live.chobi.streaming.sessions;

/// What a session carries.
public enum Kind {
    VIDEO, AUDIO
}
