package live.chobi.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.outbox.Json;

/// What the code cannot say about a procedure: a sentence, the reasons of its refusals, an example. One file for each
/// router, `docs/{router}.txt` among the resources; of each line
///
///     name | sentence | reason, reason | {"an": "input"}
///
/// the last two may be empty. `$session`, `$user` and `$id` stand for ids. Of one thread.
final class ProcedureTexts {
    private static final Map<String, String> IDS = Map.of("$session", "01a1fd9c-f8df-7000-ad8b-4505a1b562a4", "$user",
            "01a1fd9d-0d9c-7000-b828-44813af21461", "$id", "01a1fd9d-1155-7000-b833-ddfc24f0661c");

    record Words(String summary, List<String> reasons, Optional<JsonNode> example) {}

    private final Map<String, Map<String, Words>> routers = new HashMap<>();

    /// Empty where nobody wrote anything.
    Optional<Words> of(String path) {
        int dot = path.indexOf('.');
        return Optional.ofNullable(routers.computeIfAbsent(path.substring(0, dot), ProcedureTexts::read)
                .get(path.substring(dot + 1)));
    }

    private static Map<String, Words> read(String router) {
        try (InputStream in = ProcedureTexts.class.getResourceAsStream("/docs/" + router + ".txt")) {
            return in == null ? Map.of() : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Words> parse(String text) {
        Map<String, Words> words = new HashMap<>();
        for (String line : text.lines().filter(it -> !it.isBlank()).toList()) {
            String[] parts = line.split("\\|", 4);
            if (parts.length < 4) {
                throw new IllegalArgumentException(
                        "a line has four parts, name | sentence | reasons | example: " + line);
            }
            List<String> reasons = Arrays.stream(parts[2].split(",", -1)).map(String::strip)
                    .filter(it -> !it.isEmpty()).toList();
            String example = parts[3].strip();
            for (Map.Entry<String, String> id : IDS.entrySet()) {
                example = example.replace(id.getKey(), id.getValue());
            }
            words.put(parts[0].strip(), new Words(parts[1].strip(), reasons,
                    example.isEmpty() ? Optional.empty() : Optional.of(Json.tree(example))));
        }
        return words;
    }
}
