package live.chobi.server.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import live.chobi.kernel.Endpoint;
import live.chobi.outbox.Json;

/// An input as it may be kept: without secrets, and not longer than a page. Pure.
final class RedactedInput {
    static final int BYTES_MAX = 8_192;
    private static final String HIDDEN = "…";
    private static final Pattern SECRET = Pattern.compile(".*(password|token|secret|streamkey|accesscode|receipt)");
    private static final String CODE = "code";

    private RedactedInput() {
    }

    static String of(String procedure, Object input) {
        JsonNode tree = Json.MAPPER.valueToTree(input);
        hide(tree, procedure.startsWith(Endpoint.ACCOUNT_ROUTER + "."));
        String json = Json.write(tree);
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= BYTES_MAX ? json : Json.write(Map.of("omittedBytes", bytes));
    }

    private static void hide(JsonNode tree, boolean isAccount) {
        switch (tree) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    String name = field.getKey().toLowerCase(Locale.ROOT);
                    boolean isSecret = SECRET.matcher(name).matches() || (isAccount && name.equals(CODE));
                    if (isSecret && !field.getValue().isNull()) {
                        field.setValue(object.textNode(HIDDEN));
                    } else {
                        hide(field.getValue(), isAccount);
                    }
                }
            }
            case ArrayNode array -> array.forEach(it -> hide(it, isAccount));
            default -> {
                // a value under a name that is no secret
            }
        }
    }
}
