package live.chobi.chat.standing;

/// What one may do in a session's chat. See [ChatRights] for who may.
public enum ChatRight {
    /// Send messages, within the modes and the filter.
    WRITE,
    /// Send messages whatever the modes and the filter say.
    WRITE_FREELY,
    /// Delete, pin, time out, ban, set modes and the filter, and read what was deleted.
    MODERATE,
    /// Appoint and dismiss moderators and co-hosts.
    APPOINT
}
