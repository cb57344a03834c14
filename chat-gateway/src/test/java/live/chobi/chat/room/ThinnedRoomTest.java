package live.chobi.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.EmbeddedClient;
import live.chobi.chat.connection.RecordingApplication;
import live.chobi.chat.connection.SocketIoEndpoint;
import live.chobi.chat.connection.SocketIoSettings;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.RoomEvent.Passing;
import live.chobi.chat.room.RoomEvent.Row;
import live.chobi.kernel.SessionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// More is said than the room's limit allows, or than its loop gets to.
class ThinnedRoomTest {
    private static final SessionId SESSION = SessionId.next();

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ChatMetrics metrics = new ChatMetrics(registry);
    private final RecordingApplication application = new RecordingApplication();
    private final SocketIoEndpoint endpoint = new SocketIoEndpoint(SocketIoSettings.DEFAULT, application, metrics);
    private final Rooms rooms = new Rooms(metrics, HistoryLimits.NONE, 1, () -> 0);
    private final EmbeddedClient viewer = EmbeddedClient.connect(endpoint);
    private final Membership membership = rooms.join(SESSION, application.connected.getLast());

    @AfterEach
    void everythingIsFreed() {
        viewer.close();
        assertThat(rooms.memberCount(SESSION)).isZero();
    }

    @Test
    void viewers_are_told_which_rows_were_thinned_before_the_next_one_comes() {
        membership.activate(0);

        chat(1);
        chat(2);
        chat(3);
        rooms.broadcast(SESSION, new Row("gift_animation", 4, Lane.PRIORITY, "{\"seq\":4}"));

        assertThat(viewer.received()).containsExactly(message(1), thinned(2, 3),
                "42[\"gift_animation\",{\"seq\":4}]");
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void a_run_of_thinned_rows_is_told_when_nothing_follows_it() {
        membership.activate(0);

        chat(1);
        chat(2);
        chat(3);

        assertThat(viewer.received()).containsExactly(message(1), thinned(2, 3));
    }

    @Test
    void who_has_read_thinned_rows_from_the_log_is_not_told_of_them() {
        chat(1);
        chat(2);
        viewer.run();

        membership.activate(2);
        chat(3);

        assertThat(viewer.received()).containsExactly(thinned(3, 3));
    }

    @Test
    void what_a_hot_room_gathers_comes_together_and_in_order() {
        membership.activate(0);
        for (int i = 0; i < Pace.GATHERING_FROM; i++) {
            rooms.broadcast(SESSION, new Passing("viewer_count", Lane.ORDINARY, "1"));
        }
        assertThat(viewer.received()).hasSize(Pace.GATHERING_FROM);

        gift(1);
        gift(2);
        assertThat(viewer.received()).isEmpty();
        viewer.pass(Duration.ofMillis(10));

        assertThat(viewer.received()).containsExactly("42[\"gift\",1]", "42[\"gift\",2]");
    }

    @Test
    void chat_that_a_loop_does_not_get_to_is_thinned_and_gifts_are_not() {
        Rooms unlimited = new Rooms(metrics);
        membership.leave();
        viewer.run();
        unlimited.join(SESSION, application.connected.getLast()).activate(0);

        int seq = 1;
        for (; seq <= RoomShard.WAITING_MAX; seq++) {
            unlimited.broadcast(SESSION, new Row("gift", seq, Lane.PRIORITY, "1"));
        }
        unlimited.broadcast(SESSION, new Row("new_message", seq, Lane.ORDINARY, "1"));
        unlimited.broadcast(SESSION, new Row("new_message", seq + 1, Lane.ORDINARY, "1"));
        unlimited.broadcast(SESSION, new Row("gift", seq + 2, Lane.PRIORITY, "2"));

        List<String> seen = new ArrayList<>(viewer.received());
        assertThat(seen).hasSize(RoomShard.WAITING_MAX + 2).endsWith(thinned(seq, seq + 1), "42[\"gift\",2]");
    }

    @Test
    void much_at_once_slows_down_nobody_who_reads() {
        Rooms unlimited = new Rooms(metrics);
        membership.leave();
        viewer.run();
        unlimited.join(SESSION, application.connected.getLast()).activate(0);
        String text = "\"" + "x".repeat(1_000) + "\"";

        for (int seq = 1; seq <= 2_000; seq++) {
            unlimited.broadcast(SESSION, new Row("new_message", seq, Lane.ORDINARY, text));
        }

        assertThat(viewer.received()).hasSize(2_000).noneMatch(it -> it.contains("skipped"));
        assertThat(viewer.isOpen()).isTrue();
    }

    private void chat(long seq) {
        rooms.broadcast(SESSION, new Row("new_message", seq, Lane.ORDINARY, "{\"seq\":" + seq + "}"));
    }

    private void gift(long seq) {
        rooms.broadcast(SESSION, new Row("gift", seq, Lane.PRIORITY, Long.toString(seq)));
    }

    private static String message(long seq) {
        return "42[\"new_message\",{\"seq\":" + seq + "}]";
    }

    private static String thinned(long fromSeq, long toSeq) {
        return "42[\"skipped\",{\"sessionId\":\"" + SESSION + "\",\"fromSeq\":" + fromSeq + ",\"toSeq\":" + toSeq
                + ",\"reason\":\"thinned\"}]";
    }

    private double counted() {
        return registry.scrape(name -> name.equals("chat_thinned")).stream()
                .map(CounterSnapshot.class::cast)
                .flatMap(it -> it.getDataPoints().stream()).mapToDouble(it -> it.getValue()).sum();
    }
}
