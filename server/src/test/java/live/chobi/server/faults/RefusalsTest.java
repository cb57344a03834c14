package live.chobi.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import live.chobi.outbox.Json;
import live.chobi.server.system.Person;
import live.chobi.server.system.RpcClient;
import live.chobi.server.system.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What callers may not do, as a table: the same refusal by RPC and in the socket's acknowledgement. Clients branch on
/// code, reason and field.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
    private static final Path DATA = RunningServer.freshData(RefusalsTest.class);
    private static final long COINS = 1_000;
    private static final Map<String, String> SOCKET_EVENTS = Map.of("gifts.sendGift", "send_gift", "chat.sendMessage",
            "send_message");

    /// Somebody, on both ways in.
    private record Actor(RpcClient rpc, SocketClient socket) {}

    private final RunningServer server = RunningServer.start(DATA);
    private final Person host = server.register("host");
    private final Person ana = server.register("ana");
    private final Broadcast onAir = Broadcast.create(host);
    private final Broadcast notYet = Broadcast.create(host);
    private final Encoder encoder = onAir.goLive(server);
    private final Actor guest = new Actor(server.guest(), SocketClient.connect(server.http(), ""));
    private final Actor viewer = new Actor(ana.rpc(), SocketClient.connect(server.http(), ana.token()));
    private final Actor owner = new Actor(host.rpc(), SocketClient.connect(server.http(), host.token()));
    private final Actor admin = new Actor(server.admin().rpc(), SocketClient.connect(server.http(), ""));
    private final Map<String, String> names = Map.of("ON_AIR", onAir.id(), "NOT_YET", notYet.id(), "ANA", ana.id(),
            "ROSE", gift("rose"), "CROWN", gift("crown"), "NOBODY", "01980000-0000-7000-8000-00000000ffff");

    RefusalsTest() {
        server.grant(ana, COINS);
        ana.rpc().mutate("gifts.sendGift", "sessionId", onAir.id(), "giftId", gift("rose"), "idempotencyKey", "used");
        assertThat(viewer.socket().emit("join_session", "sessionId", onAir.id()).path("ok").asBoolean()).isTrue();
    }

    @AfterAll
    void stop() throws InterruptedException {
        Stream.of(guest, viewer, owner, admin).map(Actor::socket).forEach(SocketClient::close);
        try (server; encoder) {
            server.stop();
        }
    }

    private String gift(String code) {
        return StreamSupport.stream(server.guest().query("gifts.getAvailableGifts").spliterator(), false)
                .filter(gift -> gift.path("code").asText().equals(code)).findFirst().orElseThrow().path("id").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            guest | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"ROSE","idempotencyKey":"k"}                       | UNAUTHORIZED        | sign_in_required       |
            guest | chat.sendMessage       | {"sessionId":"ON_AIR","text":"hi"}                                                | UNAUTHORIZED        | sign_in_required       |
            guest | gifts.addCoins         | {"userId":"ANA","amount":5,"idempotencyKey":"k","reason":"r"}                     | UNAUTHORIZED        | sign_in_required       |
            ana   | gifts.addCoins         | {"userId":"ANA","amount":5,"idempotencyKey":"k","reason":"r"}                     | FORBIDDEN           | admin_only             |
            guest | gifts.auditLedger      | {}                                                                                | UNAUTHORIZED        | sign_in_required       |
            ana   | gifts.auditLedger      | {}                                                                                | FORBIDDEN           | admin_only             |
            ana   | streaming.endSession   | {"sessionId":"ON_AIR"}                                                            | FORBIDDEN           | not_your_session       |
            ana   | gifts.sendGift         | {"sessionId":"not-an-id","giftId":"ROSE","idempotencyKey":"k"}                    | BAD_REQUEST         | bad_input              | sessionId
            ana   | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"7","idempotencyKey":"k"}                          | BAD_REQUEST         | bad_input              | giftId
            ana   | chat.sendMessage       | {"sessionId":"not-an-id","text":"hi"}                                             | BAD_REQUEST         | bad_input              | sessionId
            ana   | chat.sendMessage       | {"sessionId":"ON_AIR","text":""}                                                  | BAD_REQUEST         | bad_input              | text
            ana   | chat.sendMessage       | {"sessionId":"ON_AIR"}                                                            | BAD_REQUEST         | bad_input              | text
            ana   | chat.sendMessage       | {"sessionId":"NOBODY","text":"hi"}                                                | NOT_FOUND           | session_not_found      |
            ana   | gifts.sendGift         | {"sessionId":"NOBODY","giftId":"ROSE","idempotencyKey":"k"}                       | NOT_FOUND           | session_not_found      |
            ana   | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"NOBODY","idempotencyKey":"k"}                     | NOT_FOUND           | gift_not_found         |
            ana   | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"ROSE"}                                            | BAD_REQUEST         | bad_input              | idempotencyKey
            ana   | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"ROSE","quantity":2,"idempotencyKey":"used"}       | CONFLICT            | idempotency_key_reused |
            ana   | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"CROWN","idempotencyKey":"k"}                      | PRECONDITION_FAILED | insufficient_funds     |
            ana   | gifts.sendGift         | {"sessionId":"NOT_YET","giftId":"ROSE","idempotencyKey":"k"}                      | PRECONDITION_FAILED | session_not_live       |
            host  | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"ROSE","idempotencyKey":"k"}                       | PRECONDITION_FAILED | own_session            |
            ana   | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"ROSE","quantity":0,"idempotencyKey":"k"}          | BAD_REQUEST         | bad_input              | quantity
            ana   | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"ROSE","quantity":-1,"idempotencyKey":"k"}         | BAD_REQUEST         | bad_input              | quantity
            ana   | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"ROSE","quantity":1.5,"idempotencyKey":"k"}        | BAD_REQUEST         | bad_input              | quantity
            ana   | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"ROSE","quantity":"5","idempotencyKey":"k"}        | BAD_REQUEST         | bad_input              | quantity
            ana   | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"ROSE","quantity":9223372036854775807,"idempotencyKey":"k"} | BAD_REQUEST | bad_input             | quantity
            ana   | gifts.sendGift         | {"sessionId":"ON_AIR","giftId":"ROSE","quantity":9223372036854775808,"idempotencyKey":"k"} | BAD_REQUEST | bad_input             | quantity
            admin | gifts.addCoins         | {"userId":"ANA","amount":0,"idempotencyKey":"k","reason":"r"}                     | BAD_REQUEST         | bad_input              | amount
            admin | gifts.addCoins         | {"userId":"ANA","amount":-1,"idempotencyKey":"k","reason":"r"}                    | BAD_REQUEST         | bad_input              | amount
            admin | gifts.addCoins         | {"userId":"ANA","amount":1.5,"idempotencyKey":"k","reason":"r"}                   | BAD_REQUEST         | bad_input              | amount
            admin | gifts.addCoins         | {"userId":"ANA","amount":9223372036854775808,"idempotencyKey":"k","reason":"r"}   | BAD_REQUEST         | bad_input              | amount
            admin | gifts.addCoins         | {"userId":"ANA","amount":"5","idempotencyKey":"k","reason":"r"}                   | BAD_REQUEST         | bad_input              | amount
            admin | gifts.addCoins         | {"userId":"NOBODY","amount":5,"idempotencyKey":"k","reason":"r"}                  | NOT_FOUND           | user_not_found         |
            """)
    void refusals(String who, String procedure, String input, String code, String reason, String field)
            throws JsonProcessingException {
        Object[] fields = fields(input);
        Actor actor = actor(who);
        HttpResponse<String> response = actor.rpc().sendMutation(procedure, fields);
        assertIs(RpcClient.refusal(response), code, reason, field);
        assertThat(response.body()).doesNotContain("Exception", "at live.chobi");
        String event = SOCKET_EVENTS.getOrDefault(procedure, "");
        if (!event.isEmpty()) {
            JsonNode ack = actor.socket().emit(event, fields);
            assertThat(ack.path("ok").isBoolean()).isTrue();
            assertThat(ack.path("ok").asBoolean()).isFalse();
            assertIs(ack.path("error"), code, reason, field);
            assertThat(ack.at("/error/message").asText()).isNotBlank();
        }
        assertThat(ana.coins()).as("nothing was charged").isEqualTo(COINS - 10);
    }

    private Actor actor(String who) {
        return switch (who) {
            case "guest" -> guest;
            case "ana" -> viewer;
            case "host" -> owner;
            case "admin" -> admin;
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static void assertIs(JsonNode error, String code, String reason, String field) {
        assertThat(error.path("code").asText()).as(error.toString()).isEqualTo(code);
        assertThat(error.path("reason").asText()).as(error.toString()).isEqualTo(reason);
        assertThat(error.path("field").asText(null)).as(error.toString()).isEqualTo(field);
    }

    private Object[] fields(String input) throws JsonProcessingException {
        String filled = input;
        for (var name : names.entrySet()) {
            filled = filled.replace("\"" + name.getKey() + "\"", "\"" + name.getValue() + "\"");
        }
        return Json.MAPPER.readTree(filled).properties().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue())).toArray();
    }

    @Test
    void who_floods_the_chat_is_told_when_to_come_back() {
        Person chatty = server.register("chatty");
        // In the window of ten seconds one message per second makes eleven at most.
        for (int i = 0; i < 11; i++) {
            chatty.rpc().mutate("chat.sendMessage", "sessionId", onAir.id(), "text", "message " + i);
        }
        HttpResponse<String> last = chatty.rpc().sendMutation("chat.sendMessage", "sessionId", onAir.id(), "text",
                "flood");
        for (int i = 0; i < 30 && last.statusCode() == 200; i++) {
            last = chatty.rpc().sendMutation("chat.sendMessage", "sessionId", onAir.id(), "text", "flood " + i);
        }
        assertTooFast(last, "chat_flood");
        try (var socket = SocketClient.connect(server.http(), chatty.token())) {
            JsonNode ack = socket.emit("send_message", "sessionId", onAir.id(), "text", "and one more");
            assertThat(ack.path("ok").asBoolean()).isFalse();
            assertThat(ack.at("/error/code").asText()).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(ack.at("/error/reason").asText()).isEqualTo("chat_flood");
            assertThat(ack.at("/error/retryAfter").asLong()).isBetween(1L, 10L);
        }
        // Others are not meant.
        assertThat(ana.rpc().mutate("chat.sendMessage", "sessionId", onAir.id(), "text", "calm").path("message"))
                .isNotEmpty();
    }

    @Test
    void who_floods_the_rpc_is_told_when_to_come_back() throws Exception {
        Person hasty = server.register("hasty");
        List<HttpResponse<String>> refused = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                answers.add(threads.submit(() -> hasty.rpc().sendQuery("gifts.getBalance")));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                if (answer.get().statusCode() != 200) {
                    refused.add(answer.get());
                }
            }
        }
        assertThat(refused).isNotEmpty().hasSizeLessThan(401);
        refused.forEach(it -> assertTooFast(it, "user_too_fast"));
    }

    private static void assertTooFast(HttpResponse<String> response, String reason) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(429);
        JsonNode data = RpcClient.refusal(response);
        assertThat(data.path("code").asText()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(data.path("reason").asText()).isEqualTo(reason);
        assertThat(response.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 10L);
    }

    @Test
    void thirty_registrations_in_a_row_are_taken() {
        for (int i = 0; i < 30; i++) {
            server.register("crowd" + i);
        }
    }
}
