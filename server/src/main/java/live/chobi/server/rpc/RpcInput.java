package live.chobi.server.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The input of one call, as its request's media type has it.
sealed interface RpcInput {
    /// @param value absent where the client sent `undefined`
    record Json(Optional<JsonNode> value) implements RpcInput {}

    /// @param fields text by its name, and each [live.chobi.kernel.FormFile] as a node of that object
    record Form(ObjectNode fields) implements RpcInput {}

    record Bytes(ByteBuffer bytes) implements RpcInput {}

    default Media media() {
        return switch (this) {
            case Json _ -> Media.JSON;
            case Form _ -> Media.FORM;
            case Bytes _ -> Media.OCTETS;
        };
    }

    /// What a request's body may be.
    enum Media {
        JSON("application/json"), FORM("multipart/form-data"), OCTETS("application/octet-stream");

        private final String type;

        Media(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }
}
