package live.chobi.notifications.push;

import java.util.Locale;

/// What a device is, and so which service reaches it.
public enum Platform {
    /// A browser, by the service that it names (RFC 8030).
    WEB, ANDROID, IOS;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Platform of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
