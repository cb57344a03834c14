package live.chobi.server.rpc;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.outbox.Json;
import live.chobi.server.http.Exchange;
import live.chobi.server.rpc.RpcInput.Media;

/// The inputs of a request. Parsed when the first call asks for its own, so that a procedure without input never fails
/// on a bad one.
final class RpcInputs {
    private static final String LAST_EVENT_ID = "lastEventId";

    private final Exchange exchange;
    private final Media media;
    private final boolean batch;
    private final Supplier<Optional<JsonNode>> json;

    RpcInputs(Exchange exchange, Media media, boolean batch) {
        this.exchange = exchange;
        this.media = media;
        this.batch = batch;
        this.json = new Once<>(() -> parse(exchange));
    }

    RpcInput of(int index) {
        return switch (media) {
            case JSON -> new RpcInput.Json(value(index));
            case FORM -> new RpcInput.Form(MultipartForm.read(exchange.header("content-type").orElse(""),
                    ByteBufUtil.getBytes(exchange.body())));
            case OCTETS -> new RpcInput.Bytes(ByteBuffer.wrap(ByteBufUtil.getBytes(exchange.body())));
        };
    }

    private Optional<JsonNode> value(int index) {
        Optional<JsonNode> inputs = json.get();
        if (!batch || inputs.isEmpty()) {
            return inputs;
        }
        if (!inputs.get().isObject()) {
            throw Problem.of(ProblemCode.BAD_REQUEST, "bad_input",
                    "\"input\" needs to be an object when doing a batch call");
        }
        return Optional.ofNullable(inputs.get().get(Integer.toString(index)));
    }

    /// Of a subscription: where the client was cut off, its browser's header or the query tells after which event.
    RpcInput resumed() {
        Optional<JsonNode> sent = value(0);
        Optional<String> last = Stream
                .of(exchange.header("last-event-id"), exchange.query().first(LAST_EVENT_ID),
                        exchange.query().first("Last-Event-Id"))
                .flatMap(Optional::stream).findFirst().filter(it -> !it.isEmpty());
        if (last.isEmpty()) {
            return new RpcInput.Json(sent);
        }
        JsonNode given = sent.filter(it -> !it.isNull()).orElseGet(Json.MAPPER::createObjectNode);
        return new RpcInput.Json(Optional.of(given instanceof ObjectNode object
                ? object.put(LAST_EVENT_ID, last.get())
                : given));
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
