package live.chobi.media.stream;

/// Whether a stream has a second encoder, and whether that is the one that is seen.
public enum Backup {
    NONE, CONNECTED, ACTIVE
}
