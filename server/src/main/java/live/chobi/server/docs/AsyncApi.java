package live.chobi.server.docs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import live.chobi.outbox.Json;
import live.chobi.server.docs.EventDoc.Field;
import live.chobi.server.docs.EventDoc.Kind;

/// The events of the default Socket.IO namespace as AsyncAPI 3.0: what clients send with its acknowledgement, and what
/// they hear. Pure.
final class AsyncApi {
    private static final String CHANNEL = "#/channels/default";
    static final List<Field> FROM_THE_LOG = List.of(
            new Field("sessionId", false, "uuid", "the session"), new Field("seq", false, "integer", "of the row"),
            new Field("at", false, "time", "wall clock"),
            new Field("mediaAt", false, "time?", "programme date-time of the newest frame"));

    private AsyncApi() {
    }

    static ObjectNode of(List<EventDoc> docs) {
        ObjectNode api = Json.MAPPER.createObjectNode().put("asyncapi", "3.0.0").put("defaultContentType",
                "application/json");
        api.putObject("info").put("title", "Chobi events").put("version", "1").put("description",
                "Socket.IO, protocol 5, at /socket.io/, default namespace; the access token as `auth: {token}`. A "
                        + "message's name is its event. What comes from the log has sessionId, seq, at and mediaAt.");
        ObjectNode channel = api.putObject("channels").putObject("default").put("address", "/");
        ObjectNode onChannel = channel.putObject("messages");
        ObjectNode operations = api.putObject("operations");
        ObjectNode messages = api.putObject("components").putObject("messages");
        for (EventDoc doc : docs) {
            if (doc.event().isPresent()) {
                String key = doc.kind() == Kind.CLIENT ? doc.name() : doc.name() + "_event";
                messages.set(key, message(doc));
                onChannel.putObject(key).put("$ref", "#/components/messages/" + key);
                ObjectNode operation = operations.putObject(key)
                        // By the one who is described: the server.
                        .put("action", doc.kind() == Kind.CLIENT ? "receive" : "send");
                operation.putObject("channel").put("$ref", CHANNEL);
                operation.putArray("messages").addObject().put("$ref", CHANNEL + "/messages/" + key);
                acknowledged(doc, key, onChannel, messages, operation);
            }
        }
        return api;
    }

    private static void acknowledged(EventDoc doc, String event, ObjectNode onChannel, ObjectNode messages,
            ObjectNode operation) {
        Optional<ObjectNode> answer = doc.answer();
        if (answer.isEmpty()) {
            return;
        }
        String key = event + "_answer";
        ObjectNode message = messages.putObject(key).put("name", key).put("summary",
                "The acknowledgement of " + event + "; a refusal is {ok: false, error: {code, reason, message}}.");
        ObjectNode payload = message.putObject("payload").put("type", "object");
        payload.putObject("properties").putObject("ok").put("type", "boolean");
        payload.putArray("required").add("ok");
        message.putArray("examples").addObject().set("payload", answer.get());
        onChannel.putObject(key).put("$ref", "#/components/messages/" + key);
        ObjectNode reply = operation.putObject("reply");
        reply.putObject("channel").put("$ref", CHANNEL);
        reply.putArray("messages").addObject().put("$ref", CHANNEL + "/messages/" + key);
    }

    private static ObjectNode message(EventDoc doc) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("name", doc.event().orElseThrow()).put("summary",
                doc.when());
        message.set("payload", payload(doc));
        message.putArray("examples").addObject().set("payload", doc.eventExample());
        return message;
    }

    private static ObjectNode payload(EventDoc doc) {
        ObjectNode payload = JsonSchema.typed("object");
        ObjectNode properties = payload.putObject("properties");
        ArrayNode required = payload.putArray("required");
        if (doc.kind() == Kind.ROW) {
            for (Field field : FROM_THE_LOG) {
                add(properties, required, field);
            }
        }
        doc.fields().forEach(it -> add(properties, required, it));
        return payload;
    }

    private static void add(ObjectNode properties, ArrayNode required, Field field) {
        properties.set(field.name(), schema(field.type()).put("description", field.meaning()));
        if (!field.optional()) {
            required.add(field.name());
        }
    }

    private static ObjectNode schema(String type) {
        if (type.endsWith("[]")) {
            ObjectNode list = JsonSchema.typed("array");
            list.set("items", schema(type.substring(0, type.length() - 2)));
            return list;
        }
        if (type.endsWith("?")) {
            ObjectNode some = schema(type.substring(0, type.length() - 1));
            String plain = some.path("type").asText();
            some.putArray("type").add(plain).add("null");
            return some;
        }
        return switch (type) {
            case "uuid" -> JsonSchema.typed("string").put("format", "uuid");
            case "time" -> JsonSchema.typed("string").put("format", "date-time");
            case "user" -> user();
            default -> JsonSchema.typed(type);
        };
    }

    private static ObjectNode user() {
        ObjectNode user = JsonSchema.typed("object");
        ObjectNode properties = user.putObject("properties");
        List.of("id", "username", "displayName").forEach(it -> properties.set(it, JsonSchema.typed("string")));
        return user;
    }
}
