package live.chobi.streaming.restream;

import java.time.Instant;
import java.util.UUID;
import live.chobi.kernel.SessionId;

/// One target of a session, as stored.
///
/// @param enabled whether the session is sent there
public record Restream(UUID id, SessionId session, String name, RestreamAddress address, boolean enabled,
        Instant createdAt) {}
