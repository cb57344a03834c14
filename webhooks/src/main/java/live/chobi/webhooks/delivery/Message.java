package live.chobi.webhooks.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// A message to an endpoint.
///
/// @param id also the `webhook-id`: the same each time it is sent
/// @param seq in the session's log
/// @param body as it is sent each time
/// @param attempts that were made
record Message(UUID id, UUID endpoint, UUID lane, @Nullable Long seq, String type, String body, Instant at,
        int attempts) {

    enum State {
        PENDING, DELIVERED,
        /// Given up after as many attempts as there may be.
        FAILED
    }

    /// As the endpoint's owner sees it.
    ///
    /// @param sessionId absent for what belongs to no session, and so `seq`
    /// @param status of the last answer; absent without one
    /// @param failure of the last attempt, in words; absent where it succeeded
    /// @param settledAt when it was delivered or given up
    record View(UUID id, String type, Instant at,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID sessionId,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seq, State state, int attempts,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer status,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failure,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant settledAt) {}

    static Message of(Record row) {
        return new Message(row.get("id", UUID.class), row.get("endpoint_id", UUID.class), row.get("lane", UUID.class),
                row.get("seq", Long.class), row.get("type", String.class), row.get("body", String.class),
                row.get("at", java.time.OffsetDateTime.class).toInstant(), row.get("attempts", Integer.class));
    }
}
