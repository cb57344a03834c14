package live.chobi.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import live.chobi.outbox.Json;
import live.chobi.server.RowTypes;

/// One row type, or one Socket.IO event, as the catalogue declares it.
///
/// @param name the row's `type`, or the event's name where no row stands behind it
/// @param event what it is called on the socket; for a row the name of its event, empty where it is not sent
/// @param when it comes, in one sentence
/// @param fields of a row's payload; of an event's argument otherwise
/// @param example one full payload or argument
/// @param answer an acknowledgement's full example; of what clients send only
record EventDoc(Kind kind, String name, Optional<String> event, String when, List<Field> fields, ObjectNode example,
        Optional<ObjectNode> answer) {
    enum Kind {
        /// A row of the log; its event, if it has one, has `sessionId, seq, at, mediaAt` and the payload, flat.
        ROW,
        /// From the server, and not in the log: whoever misses it sees the next one.
        PASSING,
        /// From the client, with an acknowledgement.
        CLIENT
    }

    /// @param type in the words of JSON, with `[]` for arrays; `user` is {id, username, displayName}
    record Field(String name, boolean optional, String type, String meaning) {
        static Field parse(String line) {
            String[] parts = line.split("\\|", 3);
            String name = parts[0].strip();
            boolean optional = name.endsWith("?");
            return new Field(optional ? name.substring(0, name.length() - 1) : name, optional, parts[1].strip(),
                    parts[2].strip());
        }

        boolean accepts(JsonNode value) {
            if (type.endsWith("[]")) {
                return value.isArray();
            }
            return switch (type) {
                case "integer" -> value.isIntegralNumber();
                case "boolean" -> value.isBoolean();
                case "user?" -> value.isObject() || value.isNull();
                case "object?" -> value.isObject() || value.isNull();
                case "user", "object" -> value.isObject();
                case "time?" -> value.isTextual() || value.isNull();
                default -> value.isTextual();
            };
        }
    }

    /// What is wrong with a payload or argument by this declaration; empty when it is as declared.
    List<String> faults(JsonNode value) {
        List<String> faults = new ArrayList<>();
        Map<String, Field> byName = fields.stream().collect(Collectors.toMap(Field::name, it -> it));
        for (Field field : fields) {
            JsonNode found = value.path(field.name());
            if (found.isMissingNode() ? !field.optional() : !field.accepts(found)) {
                faults.add(name + "." + field.name() + " should be " + field.type() + ", got " + found);
            }
        }
        Set<String> known = byName.keySet();
        value.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                faults.add(name + "." + field + " is not declared");
            }
        });
        return faults;
    }

    /// As `streaming.getEvents` shows it.
    ObjectNode rowExample() {
        ObjectNode row = Json.MAPPER.createObjectNode().put("seq", 42).put("at", "2026-11-21T10:18:11.534Z")
                .put("mediaAt", "2026-11-21T10:18:12.004Z").put("type", name);
        row.set("actor", EventCatalogue.ACTORLESS.contains(name)
                ? NullNode.getInstance()
                : Json.tree(EventCatalogue.actorOf(name)));
        row.set("payload", example);
        return row;
    }

    /// As it stands on the socket, where nothing is told that is not for everybody.
    ObjectNode eventExample() {
        if (kind != Kind.ROW) {
            return example;
        }
        ObjectNode argument = Json.MAPPER.createObjectNode()
                .put("sessionId", "01a1fd9c-f8df-7000-ad8b-4505a1b562a4").put("seq", 42)
                .put("at", "2026-11-21T10:18:11.534Z").put("mediaAt", "2026-11-21T10:18:12.004Z");
        argument.setAll(example);
        RowTypes.ALL.stream().filter(it -> it.name().equals(name)).forEach(it -> argument.remove(it.withheld()));
        return argument;
    }
}
