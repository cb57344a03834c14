package live.chobi.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A committed event, as its readers get it: at least once, so they drop repeats by (log, seq).
public record Event(String topic, Optional<UUID> logId, long seq, JsonNode payload, Instant at) {}
