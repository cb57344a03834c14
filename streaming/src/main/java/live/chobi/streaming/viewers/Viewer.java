package live.chobi.streaming.viewers;

import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;

/// Who is watching: a user, however many windows they have open, or a guest's player.
public sealed interface Viewer {
    /// As stored in `streaming.viewer`.
    String stored();

    record User(UserId id) implements Viewer {
        @Override
        public String stored() {
            return "user:" + id;
        }
    }

    /// @param playbackId issued and signed by this server
    record Guest(UUID playbackId) implements Viewer {
        @Override
        public String stored() {
            return "guest:" + playbackId;
        }
    }

    /// The viewer whom [#stored] wrote down; empty for other text.
    static Optional<Viewer> parse(String stored) {
        int colon = stored.indexOf(':');
        return Uuid7.parse(stored.substring(colon + 1)).flatMap(id -> switch (stored.substring(0, colon + 1)) {
            case "user:" -> Optional.of(new User(new UserId(id)));
            case "guest:" -> Optional.of(new Guest(id));
            default -> Optional.empty();
        });
    }

    default Optional<UserId> user() {
        return this instanceof User(UserId id) ? Optional.of(id) : Optional.empty();
    }
}
