package live.chobi.chat.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import live.chobi.kernel.Problem;
import live.chobi.outbox.Json;

/// The form of every acknowledgement: `{ok: true, …}` or `{ok: false, error: {code, reason, message}}`.
final class Acks {
    private Acks() {
    }

    /// @param output its fields stand beside `ok`
    static ObjectNode accepted(JsonNode output) {
        ObjectNode ack = Json.MAPPER.createObjectNode().put("ok", true);
        if (output instanceof ObjectNode fields) {
            ack.setAll(fields);
        }
        return ack;
    }

    static ObjectNode refused(Problem problem) {
        return Json.MAPPER.createObjectNode().put("ok", false).set("error", error(problem));
    }

    static ObjectNode error(Problem problem) {
        ObjectNode error = Json.MAPPER.createObjectNode().put("code", problem.code().name())
                .put("reason", problem.reason()).put("message", problem.getMessage());
        problem.field().ifPresent(field -> error.put("field", field));
        problem.retryAfter().ifPresent(wait -> error.put("retryAfter", Math.max(1, (wait.toMillis() + 999) / 1000)));
        return error;
    }
}
