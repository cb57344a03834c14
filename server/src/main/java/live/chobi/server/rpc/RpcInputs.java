package live.chobi.server.rpc;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.outbox.Json;
import live.chobi.server.http.Exchange;

/// The JSON inputs of a request. Parsed when the first call asks for its own, so that a procedure without input never
/// fails on a bad one.
final class RpcInputs {
    private final boolean batch;
    private final Once<Optional<JsonNode>> all;

    RpcInputs(Exchange exchange, boolean batch) {
        this.batch = batch;
        this.all = new Once<>(() -> parse(exchange));
    }

    /// Absent where the client sent `undefined`.
    Optional<JsonNode> of(int index) {
        Optional<JsonNode> inputs = all.get();
        if (!batch || inputs.isEmpty()) {
            return inputs;
        }
        if (!inputs.get().isObject()) {
            throw Problem.of(ProblemCode.BAD_REQUEST, "bad_input",
                    "\"input\" needs to be an object when doing a batch call");
        }
        return Optional.ofNullable(inputs.get().get(Integer.toString(index)));
    }

    private static Optional<JsonNode> parse(Exchange exchange) {
        byte[] json = exchange.method().equals("GET")
                ? exchange.query().first("input").orElse("").getBytes(StandardCharsets.UTF_8)
                : ByteBufUtil.getBytes(exchange.body());
        if (json.length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode node = Json.MAPPER.readTree(json);
            if (!node.isMissingNode()) {
                return Optional.of(node);
            }
        } catch (JacksonException e) {
            throw malformed(e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("no file, no socket: cannot happen", e);
        }
        throw malformed("it is blank");
    }

    private static Problem malformed(String why) {
        return Problem.of(ProblemCode.BAD_REQUEST, "malformed_json",
                "the input is no well-formed JSON: " + Problem.quotable(why));
    }
}
