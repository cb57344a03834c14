package live.chobi.streaming.restream;

import java.util.Map;
import java.util.UUID;
import live.chobi.kernel.SessionId;

/// The media side of restreaming. A port: `server` knows. Must not block for long; any thread.
public interface Pushes {
    /// The address without its secret. Throws [IllegalArgumentException] with the rule that it breaks, to follow the
    /// name of the field: `must name a host`.
    String shown(RestreamAddress address);

    /// Targets of the session have come, gone or been switched; called after the change is stored.
    void changed(SessionId session);

    /// How the targets are doing that this node sends to, by their ids.
    Map<UUID, RestreamStatus> status(SessionId session);
}
