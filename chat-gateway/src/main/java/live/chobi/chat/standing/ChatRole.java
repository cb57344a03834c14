package live.chobi.chat.standing;

/// What somebody is in one session's chat, the highest first.
public enum ChatRole {
    /// The host.
    OWNER,
    /// Of the installation.
    ADMIN,
    /// Has a host's rights in chat, but appoints nobody.
    CO_HOST,
    /// Appointed by the owner or an administrator.
    MODERATOR,
    /// Everybody else who is signed in.
    VIEWER,
    /// Not signed in.
    GUEST;

    boolean isAbove(ChatRole other) {
        return compareTo(other) < 0;
    }
}
