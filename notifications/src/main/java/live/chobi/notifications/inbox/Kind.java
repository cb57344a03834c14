package live.chobi.notifications.inbox;

import java.util.Locale;

/// What a notification is about; its `type`.
public enum Kind {
    /// Followers of one day share a notification while it is unread.
    NEW_FOLLOWER,
    /// Gifts of one giver in one session share a notification while it is unread.
    GIFT_RECEIVED,
    /// Comments of one person under one video share a notification while it is unread.
    NEW_COMMENT,
    /// A session of somebody one follows has begun.
    LIVE_STARTED,
    /// From those who run the installation.
    SYSTEM,
    /// Messages of one person in one session share a notification while it is unread.
    MENTION,
    /// One was timed out, banned or appointed in a session's chat, or an end was made of it.
    MODERATION,
    /// A session of somebody one follows begins in a moment.
    SESSION_SOON;

    /// As it is stored and sent.
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
