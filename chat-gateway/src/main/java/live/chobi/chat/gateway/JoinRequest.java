package live.chobi.chat.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;

/// What `join_session` and `leave_session` ask.
///
/// @param afterSeq the last row the client has; empty where it wants none of the past
record JoinRequest(SessionId session, OptionalLong afterSeq, Optional<String> accessCode, Optional<String> playbackId) {
    static JoinRequest read(JsonNode input) {
        String session = text(input, "sessionId")
                .orElseThrow(() -> Problem.badInput("sessionId", "is required"));
        return new JoinRequest(SessionId.parse(session, "sessionId"), afterSeq(input.path("afterSeq")),
                text(input, "accessCode"), text(input, "playbackId"));
    }

    private static Optional<String> text(JsonNode input, String field) {
        JsonNode value = input.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > 200) {
            throw Problem.badInput(field, "must be a text of at most 200 characters");
        }
        return Optional.of(value.textValue());
    }

    private static OptionalLong afterSeq(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw Problem.badInput("afterSeq",
                    "must be a whole number from 0, got " + Problem.quotable(value.toString()));
        }
        return OptionalLong.of(value.longValue());
    }
}
