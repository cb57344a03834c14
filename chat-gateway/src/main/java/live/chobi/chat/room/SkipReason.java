package live.chobi.chat.room;

import java.util.Locale;

/// Why a member was not given an event; the client reads it in `skipped`.
public enum SkipReason {
    /// The client reads too slowly.
    SLOW,
    /// More is said in the room than its limit allows; nobody in it was given them.
    THINNED,
    /// More happened while it joined than we keep for it.
    JOINING;

    String onWire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
