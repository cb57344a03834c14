package live.chobi.users.privacy;

/// Whom something is for; its owner and administrators always.
public enum Audience {
    EVERYBODY, FOLLOWERS, NOBODY
}
