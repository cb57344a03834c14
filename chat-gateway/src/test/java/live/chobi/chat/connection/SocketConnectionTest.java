package live.chobi.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.AckOutcome.Answered;
import live.chobi.chat.connection.AckOutcome.Disconnected;
import live.chobi.chat.connection.AckOutcome.TimedOut;
import live.chobi.chat.connection.AckOutcome.TooManyAwaited;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketConnectionTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RecordingApplication application = new RecordingApplication();
    private final SocketIoEndpoint endpoint = new SocketIoEndpoint(SocketIoSettings.DEFAULT, application,
            new ChatMetrics(registry));
    private final EmbeddedClient client = EmbeddedClient.connect(endpoint);
    private final SocketConnection connection = application.connected.getFirst();

    @AfterEach
    void close() {
        client.close();
        assertThat(endpoint.sessionCount()).isZero();
    }

    @Test
    void a_client_answers_an_event_of_the_server() {
        var first = ask(1);
        var second = ask(2);
        assertThat(client.received()).containsExactly("420[\"ask\",1]", "421[\"ask\",2]");

        client.send("431[22]");
        client.send("430[11,12]");

        assertThat(first).isCompletedWithValue(new Answered(List.of(IntNode.valueOf(11), IntNode.valueOf(12))));
        assertThat(second).isCompletedWithValue(new Answered(List.of(IntNode.valueOf(22))));
    }

    @Test
    void a_client_that_does_not_answer_in_time_is_not_waited_for_and_a_late_answer_harms_nothing() {
        var outcome = ask(1);

        client.pass(TIMEOUT);
        client.send("430[11]");

        assertThat(outcome).isCompletedWithValue(new TimedOut());
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void a_client_that_goes_answers_nothing_more() {
        var outcome = ask(1);

        client.send("41");

        assertThat(outcome).isCompletedWithValue(new Disconnected());
        assertThat(ask(2)).isCompletedWithValue(new Disconnected());
        assertThat(application.disconnected).containsExactly(new DisconnectReason.ByClient());
    }

    @Test
    void only_so_many_answers_are_awaited_at_once() {
        for (int i = 0; i < SocketIoSettings.DEFAULT.awaitedAcksMax(); i++) {
            assertThat(ask(i)).isNotDone();
        }
        assertThat(ask(99)).isCompletedWithValue(new TooManyAwaited());
    }

    @Test
    void an_acknowledgement_is_given_once() {
        Ack ack = new Ack(connection, java.util.OptionalLong.of(7));

        ack.reply(IntNode.valueOf(1));
        ack.reply(IntNode.valueOf(2));

        assertThat(client.received()).containsExactly("437[1]");
    }

    @Test
    void a_ping_comes_after_the_interval_and_silence_ends_the_session() {
        var settings = SocketIoSettings.DEFAULT.engine();
        client.pass(settings.pingInterval().plusSeconds(1));
        assertThat(client.received()).containsExactly("2");

        client.pass(settings.pingTimeout());

        assertThat(client.isOpen()).isFalse();
        assertThat(application.disconnected)
                .containsExactly(new DisconnectReason.SessionClosed(CloseReason.PING_TIMEOUT));
    }

    @Test
    void who_pings_and_never_reads_the_answers_is_closed_before_they_fill_the_memory() {
        int answersMax = SocketIoSettings.DEFAULT.engine().outboundBytesMax() / 127;
        client.stopReading();

        for (int i = 0; i < 2 * answersMax && client.isOpen(); i++) {
            client.ping(new byte[125]);
        }

        assertThat(client.isOpen()).isFalse();
        assertThat(application.disconnected)
                .containsExactly(new DisconnectReason.SessionClosed(CloseReason.TOO_SLOW));
    }

    @Test
    void who_answers_every_ping_stays() {
        for (int i = 0; i < 10; i++) {
            client.pass(Duration.ofSeconds(26));
            assertThat(client.received()).containsExactly("2");
            client.send("3");
        }
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void a_stop_of_the_node_is_told_to_everybody() {
        endpoint.shutdown();
        client.pass(Duration.ZERO);

        assertThat(client.isOpen()).isFalse();
        assertThat(application.disconnected)
                .containsExactly(new DisconnectReason.SessionClosed(CloseReason.SHUTDOWN));
    }

    @Test
    void what_is_volatile_is_sent_to_who_is_there_to_take_it_and_dropped_for_who_is_not() {
        connection.emitVolatile("position", IntNode.valueOf(1));
        assertThat(client.received()).containsExactly("42[\"position\",1]");

        client.stopReading();
        connection.emit("long", TextNode.valueOf("x".repeat(100_000)));
        connection.emitVolatile("position", IntNode.valueOf(2));
        client.resumeReading();
        connection.emitVolatile("position", IntNode.valueOf(3));

        assertThat(client.received()).hasSize(2).last().isEqualTo("42[\"position\",3]");
        assertThat(dropped()).isEqualTo(1);
    }

    private double dropped() {
        return registry.scrape("chat_volatile_dropped"::equals).stream()
                .flatMap(it -> ((CounterSnapshot) it).getDataPoints().stream())
                .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue).sum();
    }

    private EmbeddedClient withTokenFor(Duration time) {
        application.validFor = Optional.of(time);
        return EmbeddedClient.connect(endpoint);
    }

    @Test
    void a_token_that_runs_out_while_connected_ends_the_session_at_the_next_event() {
        EmbeddedClient expiring = withTokenFor(Duration.ofSeconds(10));
        expiring.pass(Duration.ofSeconds(9));
        expiring.send("421[\"hello\"]");
        assertThat(expiring.received()).containsExactly("431[]");

        expiring.pass(Duration.ofSeconds(1));
        expiring.send("422[\"hello\"]");

        assertThat(expiring.received()).isEmpty();
        assertThat(expiring.isOpen()).isFalse();
        assertThat(application.disconnected)
                .containsExactly(new DisconnectReason.SessionClosed(CloseReason.TOKEN_EXPIRED));
        assertThat(client.isOpen()).as("nobody else is disturbed").isTrue();
        expiring.close();
    }

    @Test
    void who_says_nothing_with_a_token_that_ran_out_is_found_by_the_heartbeat() {
        EmbeddedClient expiring = withTokenFor(Duration.ofSeconds(10));

        expiring.pass(SocketIoSettings.DEFAULT.engine().pingInterval().plusSeconds(1));

        assertThat(expiring.isOpen()).isFalse();
        assertThat(application.disconnected)
                .containsExactly(new DisconnectReason.SessionClosed(CloseReason.TOKEN_EXPIRED));
        expiring.close();
    }

    private CompletableFuture<AckOutcome> ask(int question) {
        return connection.emitWithAck("ask", List.of(IntNode.valueOf(question)), TIMEOUT).toCompletableFuture();
    }
}
