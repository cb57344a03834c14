package live.chobi.streaming.viewers;

import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;

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

    default Optional<UserId> user() {
        return this instanceof User(UserId id) ? Optional.of(id) : Optional.empty();
    }
}
