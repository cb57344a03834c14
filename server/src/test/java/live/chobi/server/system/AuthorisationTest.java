package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who may call what. Every procedure that `/openapi.json` names is called as everybody, against a table that a person
/// can read: `src/test/resources/authorisation.txt` says how. A procedure without a line fails, and so does a line
/// without a procedure; what the table would have to say stands in `target/authorisation.txt` afterwards.
class AuthorisationTest {
    private static final Pattern NAME = Pattern.compile("\\$(\\w+)");
    private static final Pattern REASON = Pattern.compile("\"reason\":\"(\\w+)\"");
    private static final List<String> CALLERS = List.of("guest", "stranger", "moderator", "owner", "admin", "key");

    private static RunningServer server;
    private static JsonNode paths;
    private static Map<String, RpcClient> callers;
    private static Map<String, String> people;
    private static Person owner;
    private static Person moderator;

    /// One line: the input with names for what is made anew for it, and what each caller is answered.
    private record Line(String procedure, String input, List<String> answers) {
        static Line parse(String text) {
            List<String> cells = Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
            assertThat(cells).as("a line has procedure | input | %s", String.join(" | ", CALLERS))
                    .hasSize(2 + CALLERS.size());
            return new Line(cells.get(0), cells.get(1), cells.subList(2, cells.size()));
        }

        @Override
        public String toString() {
            return String.join(" | ", procedure, input, String.join(" | ", answers));
        }
    }

    @BeforeAll
    static void start() {
        server = RunningServer.start(RunningServer.freshData(AuthorisationTest.class), "--limits.enabled=false",
                "--payments.provider=test", "--payouts.provider=test", "--thumbnails.enabled=false");
        paths = Json.tree(RpcClient.get(server.http() + "/openapi.json").body()).path("paths");
        owner = server.register("olga");
        moderator = server.register("mona");
        Person stranger = server.register("stefan");
        Person other = server.register("otto");
        Person admin = server.admin();
        people = Map.of("owner", owner.id(), "moderator", moderator.id(), "stranger", stranger.id(), "other",
                other.id(), "admin", admin.id());
        // So that everybody has something to be told of.
        var _ = admin.rpc().mutate("notifications.sendSystem", "userIds", List.copyOf(people.values()), "text", "hello",
                "idempotencyKey", UUID.randomUUID().toString());
        callers = Map.of("guest", server.guest(), "stranger", stranger.rpc(), "moderator", moderator.rpc(), "owner",
                owner.rpc(), "admin", admin.rpc(), "key", server.guest().as(keyThatReads()));
    }

    /// The owner's, with every scope that reads.
    private static String keyThatReads() {
        List<String> scopes = procedures().stream().map(it -> it.substring(0, it.indexOf('.')))
                .filter(it -> !it.equals("auth")).distinct().map(it -> it + ":read").toList();
        return owner.rpc().mutate("auth.createApiKey", "password", "olga-password", "name", "reads", "scopes", scopes)
                .path("key").asText();
    }

    @AfterAll
    static void stop() throws Exception {
        try (RunningServer running = server) {
            running.stop();
            assertThat(running.printed()).doesNotContain("ERROR", "LEAK");
        }
    }

    @Test
    void everybody_is_answered_as_the_table_says_by_every_procedure() throws IOException {
        List<String> text = Files.readAllLines(Path.of("src/test/resources/authorisation.txt"));
        List<Line> table = text.stream().filter(it -> !it.isBlank() && !it.startsWith("#")).map(Line::parse).toList();
        assertThat(table.stream().map(Line::procedure)).as("procedures of the table and of the server")
                .containsExactlyInAnyOrderElementsOf(procedures());
        List<Line> found = table.stream().map(AuthorisationTest::ask).toList();
        Files.writeString(Path.of("target/authorisation.txt"),
                found.stream().map(Line::toString).collect(Collectors.joining("\n", "", "\n")));
        assertThat(found).containsExactlyElementsOf(table);
    }

    private static Set<String> procedures() {
        return paths.properties().stream().map(Map.Entry::getKey)
                .map(it -> it.substring("/api/trpc/".length())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Line ask(Line line) {
        Things things = new Things();
        List<String> answers = new ArrayList<>();
        for (String caller : CALLERS) {
            answers.add(answer(Objects.requireNonNull(callers.get(caller)), line.procedure(),
                    things.in(line.input())));
        }
        return new Line(line.procedure(), line.input(), answers);
    }

    /// `yes`, or the reason of the refusal.
    private static String answer(RpcClient caller, String procedure, JsonNode input) {
        Object[] fields = input.properties().stream().flatMap(it -> Stream.of(it.getKey(),
                it.getValue())).toArray();
        JsonNode operation = paths.path("/api/trpc/" + procedure);
        if (operation.has("post")) {
            return told(caller.sendMutation(procedure, fields));
        }
        return operation.at("/get/responses/200/content").has("text/event-stream")
                ? caller.firstEvents(procedure, fields).transform(AuthorisationTest::reasonOrYes)
                : told(caller.sendQuery(procedure, fields));
    }

    private static String told(HttpResponse<String> answer) {
        String reason = reasonOrYes(answer.body());
        assertThat(reason.equals("yes")).as("status %s with %s", answer.statusCode(), answer.body())
                .isEqualTo(answer.statusCode() == 200);
        return reason;
    }

    private static String reasonOrYes(String body) {
        Matcher reason = REASON.matcher(body);
        return body.contains("\"error\"") || body.contains("serialized-error")
                ? reason.find() ? reason.group(1) : body
                : "yes";
    }

    /// What the inputs of one line name, each made when it is first named: all of it is the owner's.
    private static final class Things {
        private final Map<String, String> made = new HashMap<>();
        private final Map<String, Supplier<String>> makers = Map.ofEntries(
                Map.entry("session", () -> session("private")),
                Map.entry("public", () -> session("public")),
                Map.entry("message", () -> owner.rpc().mutate("chat.sendMessage", "sessionId", id("session"), "text",
                        "hello " + UUID.randomUUID()).at("/message/id").asText()),
                Map.entry("poll", () -> owner.rpc().mutate("chat.createPoll", "sessionId", id("session"), "question",
                        "Which?", "options", List.of("this", "that"), "durationSeconds", 60).at("/poll/id").asText()),
                Map.entry("emoji", () -> owner.rpc().mutate("chat.addEmoji", "name",
                        "e" + UUID.randomUUID().toString().substring(0, 8), "image", PICTURE).at("/emoji/id").asText()),
                Map.entry("restream", () -> owner.rpc().mutate("streaming.addRestream", "sessionId", id("session"),
                        "name", "Elsewhere", "url", "rtmp://live.example.com/app", "streamKey", "their-key")
                        .at("/restream/id").asText()),
                Map.entry("overlay", () -> owner.rpc().mutate("streaming.createOverlay", "name", "Main")
                        .at("/overlay/id").asText()),
                Map.entry("purchase", () -> owner.rpc().mutate("gifts.buyCoins", "packId", id("pack"), "currency",
                        "USD", "idempotencyKey", UUID.randomUUID().toString()).at("/purchase/id").asText()),
                Map.entry("pack", () -> server.guest().query("gifts.getCoinPacks").at("/items/0/id").asText()),
                Map.entry("gift", () -> server.guest().query("gifts.getAvailableGifts").at("/0/id").asText()),
                Map.entry("video", () -> owner.rpc().mutate("videos.uploadVideo", "title", "Clip", "size", 1_000,
                        "contentType", "video/mp4", "visibility", "private").at("/video/id").asText()),
                Map.entry("comment", () -> owner.rpc().mutate("videos.addComment", "videoId", id("video"), "text",
                        "Hello").at("/comment/id").asText()),
                Map.entry("playlist", () -> owner.rpc().mutate("videos.createPlaylist", "title", "Songs")
                        .at("/playlist/id").asText()),
                Map.entry("device", () -> {
                    var _ = server.guest().mutate("auth.login", "login", "olga", "password", "olga-password");
                    return owner.rpc().query("auth.getDevices").at("/items/0/id").asText();
                }),
                Map.entry("endpoint", () -> owner.rpc().mutate("webhooks.createEndpoint", "url",
                        "https://127.0.0.1/nowhere", "events", List.of("gift.sent")).at("/endpoint/id").asText()),
                Map.entry("apiKey", () -> owner.rpc().mutate("auth.createApiKey", "password", "olga-password", "name",
                        "x", "scopes", List.of("gifts:read")).at("/apiKey/id").asText()));

        JsonNode in(String input) {
            return Json.tree(NAME.matcher(input).replaceAll(name -> Matcher.quoteReplacement(id(name.group(1)))));
        }

        private String id(String name) {
            if (name.equals("nonce")) {
                return UUID.randomUUID().toString();
            }
            if (name.equals("picture")) {
                return PICTURE;
            }
            if (name.equals("id")) {
                return "01890000-0000-7000-8000-000000000001";
            }
            String person = people.get(name);
            if (person != null) {
                return person;
            }
            String known = made.get(name);
            if (known == null) {
                Supplier<String> maker = makers.get(name);
                assertThat(maker).as("nothing is called $%s", name).isNotNull();
                known = Objects.requireNonNull(maker).get();
                assertThat(known).as(name).isNotEmpty();
                made.put(name, known);
            }
            return known;
        }

        private String session(String visibility) {
            JsonNode created = owner.rpc().mutate("streaming.createSession", "title", "Evening", "visibility",
                    visibility);
            String session = created.at("/session/id").asText();
            if (visibility.equals("private")) {
                moderator.rpc().mutate("streaming.joinSession", "sessionId", session, "accessCode",
                        created.path("accessCode").asText());
            }
            owner.rpc().mutate("chat.addModerator", "sessionId", session, "userId", moderator.id());
            return session;
        }
    }

    private static final String PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
}
