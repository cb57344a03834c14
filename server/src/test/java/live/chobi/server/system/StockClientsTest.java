package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import live.chobi.outbox.Json;
import live.chobi.server.VerifyLedger;
import live.chobi.server.docs.ApiChanges;
import live.chobi.server.node.NodeSuite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stock clients against the whole program; the suites in `src/test/node` say what they prove.
class StockClientsTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(RunningServer.freshData(StockClientsTest.class));
    }

    @Test
    void from_an_encoder_to_a_gift_and_the_report() {
        NodeSuite.run("encoder-to-gift.test.mjs", server.forNode());
    }

    @Test
    void co_hosts_likes_polls_and_emoji_by_the_stock_clients() {
        NodeSuite.run("interaction.test.mjs", server.forNode());
    }

    @Test
    void accounts_sessions_chat_and_wallets_by_the_stock_trpc_client() {
        NodeSuite.run("procedures.test.mjs", server.forNode());
    }

    @Test
    void sockets_that_drop_speak_other_dialects_or_may_not_come_in() {
        NodeSuite.run("sockets.test.mjs", server.forNode());
    }

    @Test
    void subscriptions_by_the_stock_trpc_client() {
        NodeSuite.run("subscriptions.test.mjs", server.forNode());
    }

    @Test
    void what_the_server_says_about_itself_by_the_tools_that_read_it() {
        NodeSuite.run("schema.test.mjs", server.forNode());
    }

    @Test
    void clients_of_the_released_api_go_on() throws Exception {
        JsonNode now = Json.tree(get("/docs/api.json"));
        Path fresh = Files.createDirectories(Path.of("target/docs")).resolve("api.json");
        Files.writeString(fresh, byLines(now));
        JsonNode released = Json.tree(Files.readString(Path.of("../docs/api.json")));
        assertThat(ApiChanges.between(released, now)).as("clients would trip over this").isEmpty();
        assertThat(now.equals(released)).as("docs/api.json is stale: copy server/%s over it", fresh).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chobi.kt", "Chobi.swift", "chobi.dart"})
    void the_clients_in_the_repository_are_what_the_server_makes(String name) throws Exception {
        String made = get("/docs/" + name);
        Path fresh = Files.createDirectories(Path.of("target/docs")).resolve(name);
        Files.writeString(fresh, made);
        Path released = Path.of("../clients").resolve(name);
        assertThat(Files.exists(released) && Files.readString(released).equals(made))
                .as("clients/%s is stale: copy server/%s over it", name, fresh).isTrue();
    }

    private static String get(String path) throws IOException, InterruptedException {
        String http = Objects.requireNonNull(server.forNode().get("CHOBI_HTTP"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(http + path)).build(), BodyHandlers.ofString()).body();
        }
    }

    /// A line for each procedure, so that a change shows which it is.
    private static String byLines(JsonNode api) {
        return api.path("procedures").properties().stream()
                .map(it -> Json.write(it.getKey()) + ":" + Json.write(it.getValue()))
                .collect(Collectors.joining(",\n", "{\"procedures\":{\n", "\n}}\n"));
    }

    @Test
    void moderation_by_the_stock_clients() {
        NodeSuite.run("moderation.test.mjs", server.forNode());
    }

    @Test
    void videos_by_the_stock_tus_client_and_from_recordings() {
        NodeSuite.run("videos.test.mjs", server.forNode());
    }

    @Test
    void notifications_by_the_stock_clients() {
        NodeSuite.run("notifications.test.mjs", server.forNode());
    }

    @AfterAll
    static void the_ledger_is_clean_after_the_stop_and_nothing_was_complained_of() throws Exception {
        try (RunningServer running = server) {
            running.stop();
            assertThat(running.printed()).doesNotContain("ERROR", "LEAK");
            Process verify = RunningServer.launch(VerifyLedger.class, List.of("--data.dir=" + running.data()));
            String verdict = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(verify.waitFor()).as(verdict).isZero();
            assertThat(verdict).contains("clean");
        }
    }
}
