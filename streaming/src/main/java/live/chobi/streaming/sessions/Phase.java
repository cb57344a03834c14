package live.chobi.streaming.sessions;

import java.util.Locale;

/// Where a session is in its life. Stored as the phase of its log's head, where every command sees it under the lock.
public enum Phase {
    /// Made, and no encoder has come yet.
    CREATED, LIVE,
    /// The encoder has gone; the session waits for it until the grace window is over.
    INTERRUPTED,
    /// For good.
    ENDED;

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Phase of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /// Whether gifts are taken and encoders expected.
    public boolean isOnAir() {
        return this == LIVE || this == INTERRUPTED;
    }
}
