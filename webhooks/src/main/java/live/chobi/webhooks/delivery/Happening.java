package live.chobi.webhooks.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.webhooks.endpoints.EventType;

/// Something that happened to a user.
///
/// @param place in a session's log; empty for what belongs to no session
/// @param facts the event as the outbox has it
public record Happening(UserId owner, EventType type, Instant at, Optional<Place> place, JsonNode facts) {
    /// A row of a log.
    public record Place(UUID session, long seq) {}
}
