package live.chobi.chat.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.chobi.chat.connection.DoorLimits;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of the public Engine.IO 4 suite and more, over real sockets. Where the rule is about sessions and not
/// about messages it must hold below Socket.IO too.
@TestInstance(Lifecycle.PER_CLASS)
class EngineIoConformanceTest {
    private static final String ENGINE = "/engine.io/";
    private static final String SOCKET = "/socket.io/";
    private static final String WEBSOCKET = "?EIO=4&transport=websocket";

    private ConformanceServer server;
    private HttpClient client;

    @BeforeAll
    void start() {
        server = new ConformanceServer(0);
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        // The heartbeat is as short as the public suites want it, and the first sessions of a JVM take longer than that:
        // whichever test is the first would lose its session on a busy machine.
        for (String path : List.of(ENGINE, SOCKET)) {
            polling(path).open();
            opened(path).close();
        }
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private RawPolling polling(String path) {
        return new RawPolling(client, "http://127.0.0.1:" + server.port() + path);
    }

    private RawWebSocket webSocket(String pathAndQuery) {
        return RawWebSocket.open(client, "ws://127.0.0.1:" + server.port() + pathAndQuery);
    }

    /// Past the handshake.
    private RawWebSocket opened(String path) {
        RawWebSocket socket = webSocket(path + WEBSOCKET);
        assertThat(socket.text()).startsWith("0{");
        return socket;
    }

    // Handshake

    @ParameterizedTest
    @ValueSource(strings = {ENGINE, SOCKET})
    void polling_opens_a_session_that_may_upgrade(String path) {
        JsonNode handshake = polling(path).handshake();

        assertHandshake(handshake, "[\"websocket\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGINE, SOCKET})
    void a_websocket_opens_a_session_with_nothing_to_upgrade_to(String path) {
        RawWebSocket socket = webSocket(path + WEBSOCKET);

        assertHandshake(Json.tree(socket.text().substring(1)), "[]");
        socket.close();
    }

    private static void assertHandshake(JsonNode handshake, String upgrades) {
        assertThat(handshake.fieldNames()).toIterable()
                .containsExactlyInAnyOrder("sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload");
        assertThat(handshake.path("sid").asText()).hasSize(20);
        assertThat(handshake.path("upgrades").toString()).isEqualTo(upgrades);
        assertThat(handshake.path("pingInterval").intValue()).isEqualTo(300);
        assertThat(handshake.path("pingTimeout").intValue()).isEqualTo(200);
        assertThat(handshake.path("maxPayload").intValue()).isEqualTo(1_000_000);
    }

    static Stream<String> badHandshakes() {
        return Stream.of("GET ?transport=polling 5", "GET ?EIO=abc&transport=polling 5",
                "GET ?EIO=3&transport=polling 5", "GET ?EIO=4 0", "GET ?EIO=4&transport=abc 0",
                "GET ?EIO=4&transport=websocket 3", "POST ?EIO=4&transport=polling 2",
                "PUT ?EIO=4&transport=polling 2", "DELETE ?EIO=4&transport=polling 2",
                "GET ?EIO=4&transport=polling&sid=unknown 1", "POST ?EIO=4&transport=polling&sid=unknown 1",
                "PUT ?EIO=4&transport=polling&sid=unknown 3", "GET ?EIO=4&transport=polling&j=0 3",
                "POST ?EIO=4&transport=polling&j=0&sid=unknown 3");
    }

    @ParameterizedTest
    @MethodSource("badHandshakes")
    void a_bad_request_is_refused_with_the_code_clients_know(String row) {
        String[] cells = row.split(" ", -1);
        for (String path : new String[]{ENGINE, SOCKET}) {
            HttpResponse<String> answer = polling(path).send(cells[0], cells[1], "");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Json.tree(answer.body()).path("code").asText()).isEqualTo(cells[2]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?transport=websocket", "?EIO=abc&transport=websocket", "?EIO=4", "?EIO=4&transport=abc",
        "?EIO=4&transport=polling", "?EIO=4&transport=websocket&sid=unknown"})
    void a_bad_websocket_handshake_is_refused(String query) {
        for (String path : new String[]{ENGINE, SOCKET}) {
            assertThatThrownBy(() -> webSocket(path + query)).isInstanceOf(CompletionException.class);
        }
    }

    // Messages

    @ParameterizedTest
    @ValueSource(strings = {"4hello", "4test1\u001e4test2\u001e4test3", "4hello\u001ebAQIDBA==", "4سلام 😀"})
    void packets_pushed_by_polling_come_back_by_polling(String payload) {
        String session = polling(ENGINE).open();

        HttpResponse<String> pushed = polling(ENGINE).push(session, payload);
        HttpResponse<String> polled = polling(ENGINE).poll(session);

        assertThat(pushed.statusCode()).isEqualTo(200);
        assertThat(pushed.body()).isEqualTo("ok");
        assertThat(polled.statusCode()).isEqualTo(200);
        assertThat(polled.body()).isEqualTo(payload);
    }

    @Test
    void messages_come_back_over_a_websocket() {
        RawWebSocket socket = opened(ENGINE);

        assertThat(socket.send("4hello").text()).isEqualTo("4hello");
        assertThat(socket.send((byte) 1, (byte) 2, (byte) 3).binary()).containsExactly(1, 2, 3);
        assertThat(socket.sendInFragments("4hel", "lo again").text()).isEqualTo("4hello again");
        assertThat(socket.send("4" + "é".repeat(100_000)).text()).hasSize(100_001);
        socket.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "7", "4hello\u001eabc", "2", "0", "5"})
    void an_invalid_packet_closes_a_polling_session(String payload) {
        String session = polling(ENGINE).open();

        assertThat(polling(ENGINE).push(session, payload).statusCode()).isEqualTo(400);
        assertThat(polling(ENGINE).poll(session).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "2", "5"})
    void an_invalid_packet_closes_a_websocket(String packet) {
        assertThat(opened(ENGINE).send(packet).awaitClose()).isEqualTo(1002);
    }

    @Test
    void two_polls_at_once_close_the_session() {
        String session = polling(ENGINE).open();

        var first = polling(ENGINE).pollAsync(session);
        var second = polling(ENGINE).pollAsync(session);

        // Whichever comes first is told of the end, the other is refused.
        assertThat(Stream.of(first.join(), second.join()).map(it -> it.statusCode() + it.body().substring(0, 1)))
                .containsExactlyInAnyOrder("2001", "400{");
        assertThat(polling(ENGINE).poll(session).statusCode()).isEqualTo(400);
    }

    @Test
    void a_cancelled_poll_closes_the_session() throws IOException {
        int before = server.socketIoSessions();
        String session = polling(SOCKET).open();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET " + SOCKET + RawPolling.OPEN + "&sid=" + session + " HTTP/1.1\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }

        Eventually.isTrue(() -> server.socketIoSessions() <= before);
        assertThat(polling(SOCKET).poll(session).statusCode()).isEqualTo(400);
    }

    // Heartbeat

    @ParameterizedTest
    @ValueSource(strings = {ENGINE, SOCKET})
    void a_polling_session_lives_as_long_as_it_answers_pings(String path) {
        String session = polling(path).open();
        for (int i = 0; i < 3; i++) {
            assertThat(polling(path).poll(session).body()).isEqualTo("2");
            assertThat(polling(path).push(session, "3").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGINE, SOCKET})
    void a_polling_session_that_does_not_answer_is_closed(String path) {
        String session = polling(path).open();

        assertThat(polling(path).poll(session).body()).isEqualTo("2");
        assertThat(polling(path).poll(session).body()).isEqualTo("1");
        assertThat(polling(path).poll(session).statusCode()).isEqualTo(400);
    }

    @Test
    void a_websocket_lives_as_long_as_it_answers_pings() {
        RawWebSocket socket = opened(ENGINE);
        for (int i = 0; i < 3; i++) {
            assertThat(socket.next()).isEqualTo("2");
            socket.send("3");
        }
        assertThat(socket.send("4still here").text()).isEqualTo("4still here");
        socket.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGINE, SOCKET})
    void a_websocket_that_does_not_answer_is_closed(String path) {
        RawWebSocket socket = opened(path);

        socket.awaitClose();
        assertThat(socket.next()).isEqualTo("2");
    }

    // Closing

    @ParameterizedTest
    @ValueSource(strings = {ENGINE, SOCKET})
    void a_client_closes_by_polling_and_its_poll_ends_whichever_comes_first(String path) {
        for (int i = 0; i < 20; i++) {
            String session = polling(path).open();

            var poll = polling(path).pollAsync(session);
            assertThat(polling(path).push(session, "1").statusCode()).isEqualTo(200);

            assertThat(poll.orTimeout(5, TimeUnit.SECONDS).join().body()).isEqualTo("6");
            assertThat(polling(path).poll(session).statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGINE, SOCKET})
    void a_client_closes_a_websocket(String path) {
        assertThat(opened(path).send("1").awaitClose()).isEqualTo(1000);
    }

    // Upgrade

    @ParameterizedTest
    @ValueSource(strings = {ENGINE, SOCKET})
    void a_session_moves_from_polling_to_a_websocket(String path) {
        // Several, so that both loops of the server are met from both.
        for (int i = 0; i < 8; i++) {
            String session = polling(path).open();
            RawWebSocket socket = probed(path, session);
            assertThat(polling(path).poll(session).body()).isEqualTo("6");

            socket.send("5");

            if (path.equals(ENGINE)) {
                assertThat(socket.send("4hello").text()).isEqualTo("4hello");
            } else {
                assertThat(socket.send("40").text()).startsWith("40{");
            }
            assertThat(polling(path).poll(session).statusCode()).isEqualTo(400);
            socket.close();
        }
    }

    @Test
    void what_waited_for_a_poll_goes_on_over_the_websocket() {
        String session = polling(ENGINE).open();
        polling(ENGINE).push(session, "4one\u001e4two");

        RawWebSocket socket = probed(ENGINE, session);
        socket.send("5").send("4three");

        assertThat(socket.text()).isEqualTo("4one");
        assertThat(socket.text()).isEqualTo("4two");
        assertThat(socket.text()).isEqualTo("4three");
        socket.close();
    }

    @Test
    void a_poll_that_waits_ends_when_the_probe_arrives() {
        String session = polling(ENGINE).open();
        var poll = polling(ENGINE).pollAsync(session);

        RawWebSocket socket = probed(ENGINE, session);

        assertThat(poll.orTimeout(5, TimeUnit.SECONDS).join().body()).isIn("6", "2");
        socket.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGINE, SOCKET})
    void a_second_websocket_for_an_upgraded_session_is_closed_and_harms_nothing(String path) {
        String session = polling(path).open();
        RawWebSocket socket = probed(path, session);
        socket.send("5");

        webSocket(path + WEBSOCKET + "&sid=" + session).awaitClose();

        assertThat(socket.send(path.equals(ENGINE) ? "4hello" : "40").text()).startsWith("4");
        socket.close();
    }

    @Test
    void a_probe_that_says_something_else_leaves_the_session_on_polling() {
        String session = polling(ENGINE).open();
        RawWebSocket socket = webSocket(ENGINE + WEBSOCKET + "&sid=" + session);

        socket.send("5").awaitClose();

        polling(ENGINE).push(session, "4hello");
        assertThat(polling(ENGINE).poll(session).body()).isEqualTo("4hello");
    }

    @Test
    void a_probe_is_answered_once() {
        String session = polling(ENGINE).open();
        RawWebSocket socket = probed(ENGINE, session);

        socket.send("2probe").awaitClose();

        polling(ENGINE).push(session, "4hello");
        assertThat(polling(ENGINE).poll(session).body()).isEqualTo("4hello");
    }

    private RawWebSocket probed(String path, String session) {
        RawWebSocket socket = webSocket(path + WEBSOCKET + "&sid=" + session);
        assertThat(socket.send("2probe").text()).isEqualTo("3probe");
        return socket;
    }

    // Limits and the edges of HTTP

    @Test
    void a_polling_request_over_the_payload_is_refused_and_closes_the_session() {
        String session = polling(ENGINE).open();
        assertThat(polling(ENGINE).push(session, "4" + "x".repeat(999_999)).statusCode()).isEqualTo(200);

        assertThat(polling(ENGINE).push(session, "4" + "x".repeat(1_000_000)).statusCode()).isEqualTo(413);
        assertThat(polling(ENGINE).poll(session).statusCode()).isEqualTo(400);
    }

    @Test
    void a_websocket_message_over_the_payload_closes_before_it_is_read() {
        RawWebSocket whole = opened(ENGINE);
        RawWebSocket inPieces = opened(ENGINE);

        try {
            whole.send("4" + "x".repeat(20_000_000));
        } catch (CompletionException _) {
            // closed while it was still sending
        }
        try {
            inPieces.sendInFragments("4" + "x".repeat(600_000), "x".repeat(600_000));
        } catch (CompletionException _) {
            // closed while it was still sending
        }

        assertThat(whole.awaitClose()).isIn(1009, 1006);
        assertThat(inPieces.awaitClose()).isIn(1009, 1006);
    }

    @Test
    void a_body_that_is_no_text_closes_the_session() {
        String session = polling(ENGINE).open();
        var request = polling(ENGINE).request(RawPolling.OPEN + "&sid=" + session)
                .POST(BodyPublishers.ofByteArray(new byte[]{'4', (byte) 0xff}));

        assertThat(polling(ENGINE).send(request).statusCode()).isEqualTo(400);
        assertThat(polling(ENGINE).poll(session).statusCode()).isEqualTo(400);
    }

    /// One more than the limit allows comes from this very address, since all of them do.
    @Test
    void a_crowd_of_handshakes_is_bounded_and_the_rest_is_told_to_come_again() {
        var doors = new DoorLimits(0, 0, 3, 0);
        var settings = ConformanceServer.SOCKET.withEngine(ConformanceServer.ENGINE.withDoors(doors));
        try (ConformanceServer bounded = new ConformanceServer(0, settings)) {
            RawPolling crowd = new RawPolling(client, "http://127.0.0.1:" + bounded.port() + SOCKET);
            for (int i = 0; i < 3; i++) {
                assertThat(crowd.get(RawPolling.OPEN).statusCode()).isEqualTo(200);
            }

            HttpResponse<String> refused = crowd.get(RawPolling.OPEN);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("Too many connections from this address");
            assertThat(refused.headers().firstValue("retry-after")).contains("1");
            assertThatThrownBy(() -> RawWebSocket.open(client,
                    "ws://127.0.0.1:" + bounded.port() + SOCKET + WEBSOCKET)).isInstanceOf(CompletionException.class);
        }
    }

    /// Half-open: the client has gone and nobody was told.
    @ParameterizedTest
    @ValueSource(strings = {ENGINE, SOCKET})
    void who_opened_a_session_and_never_came_back_for_it_is_forgotten(String path) {
        String session = polling(path).open();

        Eventually.isTrue(() -> polling(path).push(session, "4").statusCode() == 400);
    }

    @ParameterizedTest
    @CsvSource({"7,dGhlIHNhbXBsZSBub25jZQ==", "13,short"})
    void a_handshake_of_another_version_or_without_its_key_is_refused_and_told_ours(String version, String key)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET " + ENGINE + WEBSOCKET + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade, close\r\nSec-WebSocket-Version: " + version + "\r\nSec-WebSocket-Key: "
                    + key
                    + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("sec-websocket-version: 13")
                    .contains("Bad WebSocket handshake");
        }
    }

    @Test
    void text_that_is_not_utf8_closes_the_websocket_and_disturbs_nobody_else() throws IOException {
        RawWebSocket other = opened(ENGINE);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET " + ENGINE + WEBSOCKET + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            var opened = new StringBuilder();
            while (!opened.toString().endsWith("}")) { // the handshake is the first packet
                opened.append((char) socket.getInputStream().read());
            }
            // A masked text frame of "4" and a byte that begins nothing; the mask is zero.
            socket.getOutputStream().write(new byte[]{(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '4', (byte) 0xff});

            String received = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            // Status 1007, in the last frame. RFC 6455 §7.4.1.
            assertThat(received).contains("\u0003\u00eftext is not UTF-8");
        }
        assertThat(other.send("4hello").text()).isEqualTo("4hello");
        other.close();
    }

    @Test
    void a_page_of_another_origin_may_ask_and_poll() {
        var preflight = polling(ENGINE).send("OPTIONS", RawPolling.OPEN, "");
        var answer = polling(ENGINE).get(RawPolling.OPEN);

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-methods")).contains("GET,POST");
        assertThat(preflight.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    }
}
