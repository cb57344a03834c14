package live.chobi.server.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import live.chobi.server.docs.EventDoc.Kind;
import live.chobi.server.docs.Shape.Field;
import live.chobi.server.docs.Shape.Part;
import live.chobi.server.docs.Shape.Struct;

/// What a client in any language is generated from: the procedures, and the events as objects beside theirs. Immutable.
///
/// @param structs by name, events among them
/// @param choices the values of each, by the name that languages without anonymous choices give it
/// @param events of the server, in the catalogue's order
/// @param reasons of refusals that are known, in order
record ClientModel(ApiModel api, Map<String, Struct> structs, Map<String, List<String>> choices, List<Event> events,
        Set<String> reasons) {
    /// Every procedure may refuse with these.
    private static final List<String> COMMON = List.of("bad_input", "malformed_json", "sign_in_required",
            "admin_only", "token_invalid", "token_expired", "address_too_fast", "user_too_fast", "deadline_exceeded",
            "procedure_not_found", "internal");

    private static final Struct USER = new Struct("UserView", List.of(
            new Field("id", true, new Part(Shape.Text.of("uuid"), false)),
            new Field("username", true, new Part(Shape.Text.of(""), false)),
            new Field("displayName", true, new Part(Shape.Text.of(""), false))));

    /// @param name on the socket
    /// @param type of its argument
    record Event(String name, String row, String type, String when) {}

    static ClientModel of(ApiModel api, List<EventDoc> docs) {
        Map<String, Struct> structs = new LinkedHashMap<>(api.structs());
        List<Event> events = new ArrayList<>();
        for (EventDoc doc : docs) {
            if (doc.kind() != Kind.CLIENT && doc.event().isPresent()) {
                String type = capital(camel(doc.name())) + "Event";
                structs.put(type, event(type, doc));
                events.add(new Event(doc.event().get(), doc.name(), type, doc.when()));
            }
        }
        Map<String, List<String>> choices = new LinkedHashMap<>();
        structs.values().forEach(struct -> struct.fields().forEach(field -> collect(struct, field, choices)));
        Set<String> reasons = new TreeSet<>(COMMON);
        api.procedures().forEach(it -> reasons.addAll(it.reasons()));
        return new ClientModel(api, structs, choices, events, reasons);
    }

    private static void collect(Struct struct, Field field, Map<String, List<String>> choices) {
        Shape shape = field.part().shape();
        if ((shape instanceof Shape.Items(var item, _, _) ? item.shape() : shape) instanceof Shape.Choice(var values)) {
            choices.put(choice(struct, field), values);
        }
    }

    static String choice(Struct struct, Field field) {
        return struct.name() + capital(field.name());
    }

    private static Struct event(String name, EventDoc doc) {
        Stream<EventDoc.Field> fields = doc.kind() == Kind.ROW
                ? Stream.concat(AsyncApi.FROM_THE_LOG.stream(), doc.fields().stream())
                : doc.fields().stream();
        return new Struct(name, fields.map(it -> new Field(it.name(), !it.optional(), part(it.type()))).toList());
    }

    private static Part part(String type) {
        boolean isNullable = type.endsWith("?");
        return new Part(shape(isNullable ? type.substring(0, type.length() - 1) : type), isNullable);
    }

    private static Shape shape(String type) {
        if (type.endsWith("[]")) {
            return new Shape.Items(part(type.substring(0, type.length() - 2)), Optional.empty(),
                    Optional.empty());
        }
        return switch (type) {
            case "uuid" -> Shape.Text.of("uuid");
            case "time" -> Shape.Text.of("date-time");
            case "string" -> Shape.Text.of("");
            case "integer" -> new Shape.Whole(Optional.empty(), Optional.empty());
            case "boolean" -> new Shape.Flag();
            case "user" -> USER;
            default -> new Shape.Anything();
        };
    }

    /// `gift_animation` as `giftAnimation`.
    static String camel(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split("_", -1)) {
            name.append(name.isEmpty() ? word : capital(word));
        }
        return name.toString();
    }

    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
