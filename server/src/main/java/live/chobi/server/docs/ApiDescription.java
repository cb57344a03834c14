package live.chobi.server.docs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import live.chobi.outbox.Json;
import live.chobi.server.docs.Shape.Field;
import live.chobi.server.docs.Shape.Part;

/// The API in our own plain words, without names that could change: what a release is compared with. Pure.
final class ApiDescription {
    private ApiDescription() {
    }

    static ObjectNode of(ApiModel model) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        ObjectNode procedures = all.putObject("procedures");
        for (ApiProcedure each : model.procedures()) {
            ObjectNode entry = procedures.putObject(each.path()).put("kind", word(each.kind()))
                    .put("access", word(each.access()));
            if (!each.summary().isEmpty()) {
                entry.put("summary", each.summary());
            }
            if (!each.reasons().isEmpty()) {
                ArrayNode reasons = entry.putArray("reasons");
                each.reasons().forEach(reasons::add);
            }
            each.example().ifPresent(it -> entry.set("example", it));
            entry.set("input", part(each.input()));
            entry.set("output", part(each.output()));
        }
        return all;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode part(Part part) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        describe(part.shape(), node);
        if (part.nullable()) {
            node.put("nullable", true);
        }
        return node;
    }

    private static void describe(Shape shape, ObjectNode node) {
        switch (shape) {
            case Shape.Text(var format, var min, var max, var pattern) -> {
                node.put("type", format.isEmpty() ? "string" : format);
                limits(node, min, max);
                pattern.ifPresent(it -> node.put("pattern", it));
            }
            case Shape.Whole(var min, var max) -> {
                node.put("type", "integer");
                limits(node, min, max);
            }
            case Shape.Decimal _ -> node.put("type", "number");
            case Shape.Flag _ -> node.put("type", "boolean");
            case Shape.Choice(var values) -> {
                node.put("type", "choice");
                ArrayNode list = node.putArray("values");
                values.forEach(list::add);
            }
            case Shape.Items(var item, var min, var max) -> {
                node.put("type", "list");
                limits(node, min, max);
                node.set("item", part(item));
            }
            case Shape.Table(var value) -> {
                node.put("type", "table");
                node.set("value", part(value));
            }
            case Shape.Struct struct -> {
                node.put("type", "object");
                ObjectNode fields = node.putObject("fields");
                for (Field field : struct.fields()) {
                    ObjectNode entry = part(field.part());
                    if (!field.required()) {
                        entry.put("optional", true);
                    }
                    fields.set(field.name(), entry);
                }
            }
            case Shape.Anything _ -> node.put("type", "any");
            case Shape.File _ -> node.put("type", "file");
            case Shape.Bytes _ -> node.put("type", "bytes");
            case Shape.Nothing _ -> node.put("type", "nothing");
        }
    }

    private static void limits(ObjectNode node, Optional<Long> min, Optional<Long> max) {
        min.ifPresent(it -> node.put("min", it));
        max.ifPresent(it -> node.put("max", it));
    }
}
