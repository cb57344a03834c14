package live.chobi.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells what a client that was written for one description would trip over in a later one. What is only new is no
/// fault; what clients send may be judged more gently, and what they are sent may only become more certain. Pure.
public final class ApiChanges {
    private static final List<String> ACCESS = List.of("anyone", "signed_in", "admin");

    private final List<String> faults = new ArrayList<>();

    private ApiChanges() {
    }

    /// @param released as `/docs/api.json`
    /// @return in words, each with the path of what has changed; empty when every client goes on
    public static List<String> between(JsonNode released, JsonNode now) {
        ApiChanges changes = new ApiChanges();
        for (Map.Entry<String, JsonNode> each : released.path("procedures").properties()) {
            JsonNode other = now.path("procedures").path(each.getKey());
            if (other.isMissingNode()) {
                changes.faults.add(each.getKey() + " is gone");
            } else {
                changes.procedure(each.getKey(), each.getValue(), other);
            }
        }
        return changes.faults;
    }

    private void procedure(String path, JsonNode before, JsonNode after) {
        if (!before.path("kind").equals(after.path("kind"))) {
            faults.add(path + " was a " + before.path("kind").asText() + " and is a " + after.path("kind").asText());
        }
        if (ACCESS.indexOf(after.path("access").asText()) > ACCESS.indexOf(before.path("access").asText())) {
            faults.add(path + " was open to " + before.path("access").asText() + " and is to "
                    + after.path("access").asText());
        }
        input(path + " input", before.path("input"), after.path("input"));
        output(path + " output", before.path("output"), after.path("output"));
    }

    private boolean isSameType(String at, JsonNode before, JsonNode after) {
        String was = before.path("type").asText();
        String is = after.path("type").asText();
        if (!was.equals(is)) {
            faults.add(at + " was " + was + " and is " + is);
        }
        return was.equals(is);
    }

    private void input(String at, JsonNode before, JsonNode after) {
        if (before.path("type").asText().equals("nothing") && after.path("type").asText().equals("object")) {
            fields(at, before, after); // who sends nothing sends an empty object
            return;
        }
        if (!isSameType(at, before, after)) {
            return;
        }
        if (before.path("nullable").asBoolean() && !after.path("nullable").asBoolean()) {
            faults.add(at + " may be null no longer");
        }
        if (after.path("min").asLong(Long.MIN_VALUE) > before.path("min").asLong(Long.MIN_VALUE)) {
            faults.add(at + " has a higher least: " + after.path("min").asText());
        }
        if (after.path("max").asLong(Long.MAX_VALUE) < before.path("max").asLong(Long.MAX_VALUE)) {
            faults.add(at + " has a lower most: " + after.path("max").asText());
        }
        if (after.has("pattern") && !after.path("pattern").equals(before.path("pattern"))) {
            faults.add(at + " must match another pattern: " + after.path("pattern").asText());
        }
        missing(at, values(before), values(after), "is taken no longer");
        input(at, "item", before, after);
        input(at, "value", before, after);
        if (before.has("fields")) {
            fields(at, before, after);
        }
    }

    private void input(String at, String part, JsonNode before, JsonNode after) {
        if (before.has(part)) {
            input(at + " " + part, before.path(part), after.path(part));
        }
    }

    private void fields(String at, JsonNode before, JsonNode after) {
        for (Map.Entry<String, JsonNode> field : before.path("fields").properties()) {
            JsonNode other = after.path("fields").path(field.getKey());
            String where = at + "." + field.getKey();
            if (other.isMissingNode()) {
                faults.add(where + " is gone");
                continue;
            }
            if (field.getValue().path("optional").asBoolean() && !other.path("optional").asBoolean()) {
                faults.add(where + " is required now");
            }
            input(where, field.getValue(), other);
        }
        for (Map.Entry<String, JsonNode> field : after.path("fields").properties()) {
            if (!before.path("fields").has(field.getKey()) && !field.getValue().path("optional").asBoolean()) {
                faults.add(at + "." + field.getKey() + " is new and required");
            }
        }
    }

    private void output(String at, JsonNode before, JsonNode after) {
        if (before.path("type").asText().equals("nothing") || !isSameType(at, before, after)) {
            return; // who expects nothing does not look
        }
        if (after.path("nullable").asBoolean() && !before.path("nullable").asBoolean()) {
            faults.add(at + " may be null now");
        }
        for (String part : List.of("item", "value")) {
            if (before.has(part)) {
                output(at + " " + part, before.path(part), after.path(part));
            }
        }
        for (Map.Entry<String, JsonNode> field : before.path("fields").properties()) {
            JsonNode other = after.path("fields").path(field.getKey());
            String where = at + "." + field.getKey();
            if (other.isMissingNode()) {
                faults.add(where + " is gone");
                continue;
            }
            if (other.path("optional").asBoolean() && !field.getValue().path("optional").asBoolean()) {
                faults.add(where + " may be absent now");
            }
            output(where, field.getValue(), other);
        }
    }

    private static Set<String> values(JsonNode choice) {
        Set<String> values = new LinkedHashSet<>();
        choice.path("values").forEach(it -> values.add(it.asText()));
        return values;
    }

    private void missing(String at, Set<String> before, Set<String> after, String what) {
        before.stream().filter(it -> !after.contains(it)).forEach(it -> faults.add(at + " " + it + " " + what));
    }
}
