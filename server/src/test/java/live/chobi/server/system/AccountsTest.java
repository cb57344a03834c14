package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import live.chobi.outbox.Json;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Accounts through the whole server: mails as files, published keys, keys of servers, suspension and what is kept
/// of it.
class AccountsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern CODE = Pattern.compile("(?m)^([\\w-]{43})\r?$");

    private static final String PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(RunningServer.freshData(AccountsTest.class),
                "--webhooks.private.allowed=true");
    }

    @AfterAll
    static void stop() throws Exception {
        try (RunningServer running = server) {
            running.stop();
            assertThat(running.printed()).doesNotContain("ERROR", "LEAK");
        }
    }

    @Test
    void without_a_mail_server_mails_are_files_and_the_codes_in_them_are_good_and_in_no_log() {
        Person ana = server.register("ana");
        String proof = code("ana@example.com", "confirm");
        server.guest().sendMutation("auth.verifyEmail", "token", proof);
        assertThat(ana.rpc().query("auth.getSecurity").path("emailVerified").asBoolean()).isTrue();
        server.guest().sendMutation("auth.requestPasswordReset", "email", "ana@example.com");
        String reset = code("ana@example.com", "a new password");
        HttpResponse<String> done = server.guest().sendMutation("auth.resetPassword", "token", reset, "newPassword",
                "another long one");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(reason(ana.rpc().sendQuery("auth.getSecurity"))).isEqualTo("token_revoked");
        server.guest().mutate("auth.login", "login", "ana", "password", "another long one");
        assertThat(server.printed()).contains("a mail was written to").doesNotContain(proof, reset);
        assertThat(RpcClient.get(server.http() + "/metrics").body())
                .containsPattern("chobi_mails_total\\{outcome=\"sent\"} [1-9]");
    }

    @Test
    void the_key_that_signed_a_token_is_published() {
        String head = server.register("kim").token().split("\\.", -1)[0];
        String id = Json.tree(new String(Base64.getUrlDecoder().decode(head), StandardCharsets.UTF_8)).path("kid")
                .asText();
        HttpResponse<String> answer = RpcClient.get(server.http() + "/.well-known/jwks.json");
        assertThat(answer.headers().firstValue("content-type")).hasValueSatisfying(
                it -> assertThat(it).startsWith("application/json"));
        assertThat(Json.tree(answer.body()).path("keys").findValuesAsText("kid")).containsExactly(id);
        assertThat(answer.body()).doesNotContain("\"d\"");
    }

    @Test
    void a_key_calls_in_its_owners_name_as_far_as_its_scopes_go() {
        Person bob = server.register("bob");
        server.grant(bob, 70);
        RpcClient key = server.guest().as(bob.rpc().mutate("auth.createApiKey", "password", "bob-password", "name",
                "ledger", "scopes", List.of("gifts:read")).path("key").asText());
        assertThat(key.query("gifts.getBalance").path("coins").asLong()).isEqualTo(70);
        assertThat(reason(key.sendQuery("users.getProfile"))).isEqualTo("scope_missing");
        assertThat(reason(key.sendMutation("gifts.setGivingLimit", "coinsPerDay", 5))).isEqualTo("scope_missing");
    }

    @Test
    void a_server_of_a_users_is_told_what_happens_to_them_signed() throws Exception {
        Person host = server.register("hana");
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                told.add(exchange.getRequestHeaders().getFirst("webhook-signature") + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
        try {
            JsonNode made = host.rpc().mutate("webhooks.createEndpoint", "url",
                    "http://127.0.0.1:" + receiver.getAddress().getPort() + "/", "events",
                    List.of("follower.added", "session.ended"));
            assertThat(made.path("secret").asText()).startsWith("whsec_");
            Person fan = server.register("farid");
            fan.rpc().mutate("users.follow", "userId", host.id());
            await(() -> assertThat(told).hasSize(1));
            String session = host.rpc().mutate("streaming.createSession", "title", "Evening").at("/session/id")
                    .asText();
            host.rpc().mutate("streaming.endSession", "sessionId", session);
            await(() -> assertThat(told).hasSize(2));
            assertThat(told).allMatch(it -> it.startsWith("v1,"));
            JsonNode follower = Json.tree(told.get(0).substring(told.get(0).indexOf('{')));
            assertThat(follower.at("/data/user/username").asText()).isEqualTo("farid");
            JsonNode ended = Json.tree(told.get(1).substring(told.get(1).indexOf('{')));
            assertThat(ended.path("type").asText()).isEqualTo("session.ended");
            assertThat(ended.at("/data/sessionId").asText()).isEqualTo(session);
            assertThat(ended.at("/data/actor/id").asText()).isEqualTo(host.id());
            assertThat(ended.at("/data/payload/status").asText()).isEqualTo("ended");
            await(() -> assertThat(host.rpc().query("users.getProfile").path("achievements").toString())
                    .contains("first_follower"));
            assertThat(RpcClient.get(server.http() + "/metrics").body())
                    .containsPattern("chobi_webhooks_attempts_total\\{outcome=\"delivered\"} [2-9]");
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void a_picture_is_served_as_the_picture_that_the_server_has_made() {
        Person ida = server.register("ida");
        String url = ida.rpc().mutate("users.uploadAvatar", "image", PICTURE).path("avatarUrl").asText();
        HttpResponse<String> answer = RpcClient.get(server.http() + url);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValueSatisfying(
                it -> assertThat(it).startsWith("image/"));
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("public, max-age=31536000, immutable");
        assertThat(RpcClient.get(server.http() + "/avatars/../avatars/x").statusCode()).isNotEqualTo(200);
    }

    @Test
    void who_leaves_takes_their_data_along_and_leaves_a_pseudonym_behind() throws Exception {
        Person zoe = server.register("zoe");
        Person host = server.register("hugo");
        server.grant(zoe, 50);
        String session = host.rpc().mutate("streaming.createSession", "title", "Evening").at("/session/id").asText();
        zoe.rpc().mutate("chat.sendMessage", "sessionId", session, "text", "zoe was here");
        zoe.rpc().mutate("users.requestArchive");
        await(() -> assertThat(zoe.rpc().query("users.getArchive").at("/archive/status").asText()).isEqualTo("ready"));
        Map<String, String> files = unzip(server.http()
                + zoe.rpc().query("users.getArchive").at("/archive/url").asText());
        assertThat(files.get("account.jsonl")).contains("zoe@example.com").doesNotContain("password", "argon");
        assertThat(files.get("written.jsonl")).contains("zoe was here");
        assertThat(files.get("ledger.jsonl")).contains("50");
        assertThat(RpcClient.get(server.http() + "/archives/AAAA").statusCode()).isEqualTo(404);

        assertThat(zoe.rpc().sendMutation("auth.eraseAccount", "password", "zoe-password").statusCode()).isEqualTo(200);
        assertThat(reason(zoe.rpc().sendQuery("gifts.getBalance"))).isEqualTo("token_revoked");
        JsonNode message = server.guest().query("chat.getMessages", "sessionId", session).at("/items/0");
        assertThat(message.path("deleted").asBoolean()).isTrue();
        assertThat(message.at("/user/username").asText()).startsWith("deleted-");
        for (Person reader : List.of(host, server.admin())) {
            assertThat(reader.rpc().query("streaming.getEvents", "sessionId", session).toString())
                    .doesNotContain("zoe");
        }
        assertThat(RpcClient.refusal(server.guest().sendQuery("users.getProfile", "username", "zoe"))
                .path("reason").asText()).isEqualTo("user_not_found");
    }

    private static Map<String, String> unzip(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                ZipInputStream zip = new ZipInputStream(client.send(HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofInputStream()).body())) {
            Map<String, String> files = new HashMap<>();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
            return files;
        }
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(assertion);
    }

    @Test
    void who_is_suspended_is_out_and_it_is_kept_who_did_it() {
        Person eve = server.register("eve");
        Person admin = server.admin();
        admin.rpc().mutate("admin.suspendUser", "userId", eve.id(), "reason", "spam");
        assertThat(reason(eve.rpc().sendQuery("gifts.getBalance"))).isEqualTo("token_revoked");
        assertThat(reason(server.guest().sendMutation("auth.login", "login", "eve", "password", "eve-password")))
                .isEqualTo("account_suspended");
        assertThat(reason(admin.rpc().sendMutation("admin.suspendUser", "userId", admin.id(), "reason", "?")))
                .isEqualTo("own_account");
        JsonNode kept = admin.rpc().query("admin.getAuditLog", "procedure", "admin.suspendUser").path("items");
        assertThat(kept).hasSize(2);
        assertThat(kept.findValuesAsText("outcome")).containsExactly("own_account", "done");
        assertThat(kept.get(1).at("/input/userId").asText()).isEqualTo(eve.id());
        assertThat(kept.get(1).at("/actor/username").asText()).isEqualTo("admin");
    }

    /// The code of the newest mail about this to this address, once it is there.
    private static String code(String address, String about) {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            try (Stream<Path> mails = Files.list(server.data().resolve("mail"))) {
                return mails.filter(it -> it.toString().endsWith(".eml")).sorted().map(AccountsTest::text)
                        .filter(it -> it.contains("To: " + address) && it.contains("Subject: "))
                        .filter(it -> isAbout(it, about)).map(CODE::matcher).filter(Matcher::find)
                        .map(it -> it.group(1)).reduce((_, newer) -> newer).orElse("");
            }
        }, it -> !it.isEmpty());
    }

    /// Subjects are encoded, texts with a little more than ASCII too, but what tells the two apart is plain.
    private static boolean isAbout(String mail, String about) {
        return mail.contains(about.equals("confirm") ? "this code confirms" : "choose a new password");
    }

    private static String text(Path mail) {
        try {
            return Files.readString(mail, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String reason(HttpResponse<String> refusal) {
        return RpcClient.refusal(refusal).path("reason").asText();
    }
}
