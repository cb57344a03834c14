package live.chobi.server.docs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import live.chobi.outbox.Json;
import live.chobi.server.docs.Shape.Field;
import live.chobi.server.docs.Shape.Part;
import live.chobi.server.docs.Shape.Struct;

/// Shapes as JSON Schema 2020-12; objects with a name are referred to in `#/components/schemas`. Pure.
final class JsonSchema {
    private static final String REFERENCE = "#/components/schemas/";

    private JsonSchema() {
    }

    static ObjectNode components(Map<String, Struct> structs) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        structs.forEach((name, struct) -> all.set(name, object(struct)));
        return all;
    }

    private static ObjectNode object(Struct struct) {
        ObjectNode node = typed("object");
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = Json.MAPPER.createArrayNode();
        for (Field field : struct.fields()) {
            properties.set(field.name(), of(field.part()));
            if (field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            node.set("required", required);
        }
        return node;
    }

    static ObjectNode of(Part part) {
        ObjectNode schema = of(part.shape());
        if (!part.nullable() || part.shape() instanceof Shape.Anything) {
            return schema;
        }
        if (schema.path("type").isTextual() && !schema.has("enum")) {
            String plain = schema.path("type").asText();
            schema.putArray("type").add(plain).add("null");
            return schema;
        }
        ObjectNode either = Json.MAPPER.createObjectNode();
        either.putArray("oneOf").add(schema).add(typed("null"));
        return either;
    }

    private static ObjectNode of(Shape shape) {
        return switch (shape) {
            case Shape.Text(var format, var min, var max, var pattern) -> {
                ObjectNode node = typed("string");
                if (!format.isEmpty()) {
                    node.put("format", format);
                }
                limits(node, "minLength", min, "maxLength", max);
                pattern.ifPresent(it -> node.put("pattern", anchored(it)));
                yield node;
            }
            case Shape.Whole(var min, var max) -> limits(typed("integer"), "minimum", min, "maximum", max);
            case Shape.Decimal _ -> typed("number");
            case Shape.Flag _ -> typed("boolean");
            case Shape.Choice(var values) -> {
                ObjectNode node = typed("string");
                ArrayNode list = node.putArray("enum");
                values.forEach(list::add);
                yield node;
            }
            case Shape.Items(var item, var min, var max) -> {
                ObjectNode node = limits(typed("array"), "minItems", min, "maxItems", max);
                node.set("items", of(item));
                yield node;
            }
            case Shape.Table(var value) -> {
                ObjectNode node = typed("object");
                node.set("additionalProperties", of(value));
                yield node;
            }
            case Struct struct -> Json.MAPPER.createObjectNode().put("$ref", REFERENCE + struct.name());
            case Shape.File _,Shape.Bytes _ -> typed("string").put("contentMediaType", "application/octet-stream");
            case Shape.Anything _,Shape.Nothing _ -> Json.MAPPER.createObjectNode();
        };
    }

    /// The whole text must match; JSON Schema looks for a part of it. Flags of Java's own have no place there.
    private static String anchored(String pattern) {
        return pattern.startsWith("(?s)") ? pattern.substring(4).replace(".*", "[\\s\\S]*") : "^(?:" + pattern + ")$";
    }

    private static ObjectNode limits(ObjectNode node, String least, Optional<Long> min, String most,
            Optional<Long> max) {
        min.ifPresent(it -> node.put(least, it));
        max.ifPresent(it -> node.put(most, it));
        return node;
    }

    static ObjectNode typed(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }
}
