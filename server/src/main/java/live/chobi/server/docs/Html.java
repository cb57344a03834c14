package live.chobi.server.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import live.chobi.outbox.Json;

/// Text within a page. Pure.
final class Html {
    private Html() {
    }

    /// For text and for values of attributes in double quotes.
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /// JSON for readers, escaped.
    static String json(JsonNode json) {
        try {
            return escaped(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
