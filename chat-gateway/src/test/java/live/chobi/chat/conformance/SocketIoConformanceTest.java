package live.chobi.chat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import live.chobi.chat.connection.CloseReason;
import live.chobi.chat.connection.DisconnectReason;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of the public Socket.IO 5 suite and more, over real sockets; those of its Engine.IO part are
/// in [EngineIoConformanceTest].
@TestInstance(Lifecycle.PER_CLASS)
class SocketIoConformanceTest {
    private static final String TWO_PLACEHOLDERS = "{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}";

    private ConformanceServer server;
    private HttpClient client;

    @BeforeAll
    void start() {
        server = new ConformanceServer(0);
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    /// Past Engine.IO's handshake.
    private RawWebSocket opened() {
        RawWebSocket socket = RawWebSocket.open(client,
                "ws://127.0.0.1:" + server.port() + "/socket.io/?EIO=4&transport=websocket");
        assertThat(socket.text()).startsWith("0{");
        return socket;
    }

    /// In the main namespace, past what the fixture sends.
    private RawWebSocket connected() {
        RawWebSocket socket = opened().send("40");
        assertThat(socket.text()).startsWith("40{");
        assertThat(socket.text()).isEqualTo("42[\"auth\",{}]");
        return socket;
    }

    // Connecting

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"40 40 42[\"auth\",{}]",
        "40{\"token\":\"123\"} 40 42[\"auth\",{\"token\":\"123\"}]",
        "40/custom, 40/custom, 42/custom,[\"auth\",{}]", "40/custom 40/custom, 42/custom,[\"auth\",{}]",
        "40/custom,{\"token\":\"abc\"} 40/custom, 42/custom,[\"auth\",{\"token\":\"abc\"}]"}, quoteCharacter = '\'')
    void a_namespace_is_joined_with_what_the_client_authenticates_by(String connect, String answer, String auth) {
        RawWebSocket socket = opened().send(connect);

        String connected = socket.text();
        assertThat(connected).startsWith(answer + "{");
        JsonNode payload = Json.tree(connected.substring(answer.length()));
        assertThat(payload.fieldNames()).toIterable().containsExactly("sid");
        assertThat(socket.text()).isEqualTo(auth);
        socket.close();
    }

    @Test
    void every_connection_has_an_id_of_its_own() {
        RawWebSocket socket = opened();

        String main = socket.send("40").text().substring(2);
        socket.text();
        String custom = socket.send("40/custom").text().substring("40/custom,".length());

        assertThat(main).isNotEqualTo(custom);
        socket.close();
    }

    @Test
    void an_unknown_namespace_is_refused_in_the_words_clients_know() {
        RawWebSocket socket = opened().send("40/random");

        assertThat(socket.text()).isEqualTo("44/random,{\"message\":\"Invalid namespace\"}");
        socket.close();
    }

    @Test
    void a_refusal_says_why_and_the_session_may_try_again() {
        RawWebSocket socket = opened().send("40{\"token\":\"forged\"}");

        assertThat(socket.text())
                .isEqualTo("44{\"message\":\"token not valid\",\"data\":{\"code\":\"UNAUTHORIZED\"}}");
        assertThat(socket.send("40").text()).startsWith("40{");
        socket.close();
    }

    @Test
    void a_session_without_a_namespace_is_closed_though_it_answers_pings() {
        RawWebSocket socket = opened();
        for (int i = 0; i < 3; i++) {
            assertThat(socket.next()).isEqualTo("2");
            socket.send("3");
        }

        assertThat(socket.awaitClose()).isEqualTo(1008);
    }

    // Disconnecting

    @Test
    void leaving_the_main_namespace_keeps_the_session() {
        RawWebSocket socket = connected().send("41");

        assertThat(socket.next()).isEqualTo("2");
        assertThat(socket.send("40").text()).startsWith("40{");
        socket.close();
    }

    @Test
    void leaving_one_namespace_keeps_the_other() {
        RawWebSocket socket = connected().send("40/custom");
        assertThat(socket.text()).startsWith("40/custom,");
        assertThat(socket.text()).isEqualTo("42/custom,[\"auth\",{}]");

        socket.send("41/custom").send("42[\"message\",\"message to main namespace\"]");

        assertThat(socket.text()).isEqualTo("42[\"message-back\",\"message to main namespace\"]");
        socket.close();
    }

    @Test
    void the_server_can_send_one_namespace_away() {
        RawWebSocket socket = connected().send("42[\"disconnect-me\"]");

        assertThat(socket.text()).isEqualTo("41");
        assertThat(socket.send("40").text()).startsWith("40{");
        socket.close();
    }

    @Test
    void the_server_can_close_the_session_and_the_application_hears_why() {
        assertThat(connected().send("42[\"close-me\"]").awaitClose()).isEqualTo(1000);

        Eventually.isTrue(() -> server.fixture.disconnects
                .contains(new DisconnectReason.SessionClosed(CloseReason.SERVER_CLOSE)));
    }

    // Messages

    @Test
    void an_event_brings_its_arguments() {
        RawWebSocket socket = connected().send("42[\"message\",1,\"2\",{\"3\":[true]}]");

        assertThat(socket.text()).isEqualTo("42[\"message-back\",1,\"2\",{\"3\":[true]}]");
        socket.close();
    }

    @Test
    void an_event_brings_its_attachments() {
        RawWebSocket socket = connected().send("452-[\"message\"," + TWO_PLACEHOLDERS + "]");
        socket.send((byte) 1, (byte) 2).send((byte) 3);

        assertThat(socket.text()).isEqualTo("452-[\"message-back\"," + TWO_PLACEHOLDERS + "]");
        assertThat(socket.binary()).containsExactly(1, 2);
        assertThat(socket.binary()).containsExactly(3);
        socket.close();
    }

    @Test
    void an_event_is_acknowledged() {
        RawWebSocket socket = connected().send("42456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");

        assertThat(socket.text()).isEqualTo("43456[1,\"2\",{\"3\":[false]}]");
        socket.close();
    }

    @Test
    void an_event_is_acknowledged_with_attachments() {
        RawWebSocket socket = connected().send("452-789[\"message-with-ack\"," + TWO_PLACEHOLDERS + "]");
        socket.send((byte) 1, (byte) 2).send((byte) 3);

        assertThat(socket.text()).isEqualTo("462-789[" + TWO_PLACEHOLDERS + "]");
        assertThat(socket.binary()).containsExactly(1, 2);
        assertThat(socket.binary()).containsExactly(3);
        socket.close();
    }

    @Test
    void binary_and_acknowledgements_work_over_polling_too() {
        RawPolling polling = new RawPolling(client, "http://127.0.0.1:" + server.port() + "/socket.io/");
        String session = polling.open();
        polling.push(session, "40");
        assertThat(polling.poll(session).body()).matches("40\\{.*}\u001e42\\[\"auth\",\\{}]");

        polling.push(session,
                "452-789[\"message-with-ack\"," + TWO_PLACEHOLDERS + "]\u001ebAQI=\u001ebAw==");

        assertThat(polling.poll(session).body()).isEqualTo("462-789[" + TWO_PLACEHOLDERS + "]\u001ebAQI=\u001ebAw==");
    }

    @Test
    void a_bug_in_the_application_does_not_cost_the_connection() {
        RawWebSocket socket = connected().send("42[\"fail\"]").send("42[\"message\",1]");

        assertThat(socket.text()).isEqualTo("42[\"message-back\",1]");
        socket.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4abc", "42{}", "42abc[\"message-with-ack\",1]", "44{\"message\":\"no\"}", "40",
        "42/custom,[\"message\"]", "41/custom", "43/custom,1[]", "42[\"connect\"]", "451-[\"message\"", "4"})
    void what_is_invalid_or_out_of_place_closes_the_connection(String packet) {
        assertThat(connected().send(packet).awaitClose()).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4abc", "42[\"message\"]", "41", "431[]"})
    void nobody_speaks_before_joining(String packet) {
        assertThat(opened().send(packet).awaitClose()).isEqualTo(1002);
    }

    @Test
    void bytes_that_nothing_announced_close_the_connection() {
        assertThat(connected().send((byte) 1).awaitClose()).isEqualTo(1002);
    }

    // Limits

    @Test
    void events_over_the_rate_are_answered_and_go_no_further() {
        RawWebSocket socket = connected();
        int sent = 2 * ConformanceServer.SOCKET.eventsPerSecond() + 30;
        for (int i = 0; i < sent; i++) {
            socket.send("42" + i + "[\"message-with-ack\"," + i + "]");
        }

        int refused = 0;
        for (int i = 0; i < sent; i++) {
            String answer = socket.text();
            assertThat(answer).startsWith("43" + i + "[");
            refused += answer.contains("TOO_MANY_REQUESTS") ? 1 : 0;
        }
        assertThat(refused).isBetween(1, 30);
        socket.close();
    }

    @Test
    void refused_namespaces_count_for_nothing() {
        RawWebSocket socket = connected();
        for (int i = 0; i < 20; i++) {
            assertThat(socket.send("40/random" + i).text()).startsWith("44/random" + i);
        }
        assertThat(socket.send("40/custom").text()).startsWith("40/custom,");
        socket.close();
    }
}
