package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What became of an event that we wanted acknowledged.
public sealed interface AckOutcome {
    record Answered(List<JsonNode> arguments) implements AckOutcome {}

    record TimedOut() implements AckOutcome {}

    /// The connection ended before, so the client may or may not have seen the event.
    record Disconnected() implements AckOutcome {}

    /// Too many answers are awaited already; the event was not sent.
    record TooManyAwaited() implements AckOutcome {}
}
