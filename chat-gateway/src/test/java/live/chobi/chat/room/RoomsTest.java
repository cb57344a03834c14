package live.chobi.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.CloseReason;
import live.chobi.chat.connection.DisconnectReason.SessionClosed;
import live.chobi.chat.connection.EmbeddedClient;
import live.chobi.chat.connection.EngineIoSettings;
import live.chobi.chat.connection.RecordingApplication;
import live.chobi.chat.connection.SocketIoEndpoint;
import live.chobi.chat.connection.SocketIoSettings;
import live.chobi.chat.protocol.EngineIoPacket;
import live.chobi.chat.protocol.PacketEncoding;
import live.chobi.chat.protocol.SocketIoPacket;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.RoomEvent.Passing;
import live.chobi.chat.room.RoomEvent.Row;
import live.chobi.kernel.SessionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every viewer has an event loop of its own here, so a room has as many shards.
class RoomsTest {
    private static final SessionId SESSION = SessionId.next();
    private static final int OUTBOUND_BYTES_MAX = 200_000;
    private static final Duration STALL = Duration.ofSeconds(15);

    private final ChatMetrics metrics = new ChatMetrics(new PrometheusRegistry());
    private final RecordingApplication application = new RecordingApplication();
    private final SocketIoEndpoint endpoint = new SocketIoEndpoint(SocketIoSettings.DEFAULT
            .withEngine(EngineIoSettings.DEFAULT.withOutbound(OUTBOUND_BYTES_MAX, STALL)), application, metrics);
    private final Rooms rooms = new Rooms(metrics);
    private final List<EmbeddedClient> viewers = new ArrayList<>();
    private final List<Membership> memberships = new ArrayList<>();

    @AfterEach
    void everythingIsFreed() {
        viewers.forEach(EmbeddedClient::close);
        assertThat(rooms.memberCount(SESSION)).isZero();
        assertThat(endpoint.sessionCount()).isZero();
    }

    @Test
    void everybody_in_the_room_sees_an_event_and_nobody_else() {
        EmbeddedClient alice = viewer(0);
        EmbeddedClient bob = viewer(0);
        EmbeddedClient elsewhere = EmbeddedClient.connect(endpoint);
        viewers.add(elsewhere);

        chat(1, "hello");
        rooms.broadcast(SessionId.next(), new Row("new_message", 1, Lane.ORDINARY, "{}"));

        assertThat(alice.received()).containsExactly("42[\"new_message\",{\"seq\":1,\"text\":\"hello\"}]");
        assertThat(bob.received()).containsExactly("42[\"new_message\",{\"seq\":1,\"text\":\"hello\"}]");
        assertThat(elsewhere.received()).isEmpty();
    }

    @Test
    void one_connection_may_stand_in_several_rooms() {
        EmbeddedClient alice = viewer(0);
        SessionId other = SessionId.next();
        rooms.join(other, application.connected.getFirst()).activate(0);

        chat(1, "here");
        rooms.broadcast(other, new Row("new_message", 1, Lane.ORDINARY, "{}"));

        assertThat(alice.received()).hasSize(2);
    }

    @Test
    void a_viewer_of_another_parser_sees_the_same_event_in_its_own_form() {
        EmbeddedClient plain = viewer(0);
        EmbeddedClient packed = EmbeddedClient.open(endpoint);
        viewers.add(packed);
        packed.send(bytes(new SocketIoPacket.Connect("/", Optional.empty())));
        assertThat(packed.receivedBinary()).hasSize(1);
        rooms.join(SESSION, application.connected.getLast()).activate(0);

        chat(1, "hello");
        chat(2, "again");

        assertThat(plain.received()).hasSize(2);
        assertThat(packed.receivedBinary().stream().map(PacketEncoding::decodeMsgPack))
                .containsExactly(event(1, "hello"), event(2, "again"));
    }

    private static byte[] bytes(SocketIoPacket packet) {
        return ((EngineIoPacket.BinaryMessage) PacketEncoding.MSGPACK.encode(packet).getFirst()).bytes();
    }

    private static SocketIoPacket event(int seq, String text) {
        return new SocketIoPacket.Event("/", OptionalLong.empty(), "new_message",
                List.of(JsonNodeFactory.instance.objectNode().put("seq", seq).put("text", text)));
    }

    @Test
    void a_viewer_sees_live_rows_only_after_what_it_read_from_the_log() {
        EmbeddedClient alice = paused();
        chat(4, "in the log");
        chat(5, "not in the log");
        assertThat(alice.received()).isEmpty();

        memberships.getFirst().activate(4);

        assertThat(alice.received()).containsExactly("42[\"new_message\",{\"seq\":5,\"text\":\"not in the log\"}]");
    }

    @Test
    void who_leaves_while_joining_leaves_nothing_behind() {
        EmbeddedClient alice = paused();
        chat(4, "held");

        alice.received();
        memberships.getFirst().leave();
        memberships.getFirst().activate(3);

        assertThat(alice.received()).isEmpty();
        assertThat(rooms.memberCount(SESSION)).isZero();
    }

    @Test
    void who_leaves_sees_nothing_more_and_the_others_do() {
        EmbeddedClient alice = viewer(0);
        EmbeddedClient bob = viewer(0);
        EmbeddedClient carol = viewer(0);

        memberships.getFirst().leave();
        carol.send("41");
        chat(1, "hello");

        assertThat(alice.received()).isEmpty();
        assertThat(bob.received()).hasSize(1);
        assertThat(rooms.memberCount(SESSION)).isEqualTo(1);
    }

    @Test
    void a_slow_viewer_loses_chat_but_no_gift_and_is_told() {
        EmbeddedClient slow = viewer(0);
        EmbeddedClient quick = viewer(0);
        slow.stopReading();

        for (int seq = 1; seq <= 100; seq++) {
            chat(seq, "x".repeat(1_000));
        }
        broadcast(new Row("gift_animation", 101, Lane.PRIORITY, "{\"seq\":101}"));
        chat(102, "after the gift");
        assertThat(quick.received().size()).isEqualTo(102);
        slow.received();
        slow.resumeReading();
        chat(103, "after all");

        List<String> seen = slow.received();
        int last = seen.size() - 1;
        assertThat(seen.get(last)).contains("\"seq\":103");
        assertThat(seen.get(last - 1)).isEqualTo(skipped(102, 102));
        assertThat(seen.get(last - 2)).contains("gift_animation");
        assertThat(seen.get(last - 3)).isEqualTo(skipped(last - 2, 100));
        assertThat(seen.get(last - 4)).contains("\"seq\":" + (last - 3));
    }

    @Test
    void a_viewer_for_whom_too_much_waits_is_closed_and_the_others_see_everything() {
        EmbeddedClient slow = viewer(0);
        EmbeddedClient quick = viewer(0);
        slow.stopReading();

        for (int seq = 1; seq <= 300; seq++) {
            String json = "{\"text\":\"" + "x".repeat(1_000) + "\"}";
            broadcast(new Row("gift_animation", seq, Lane.PRIORITY, json));
        }
        slow.received();

        assertThat(slow.isOpen()).isFalse();
        assertThat(application.disconnected).containsExactly(new SessionClosed(CloseReason.TOO_SLOW));
        assertThat(quick.received().size()).isEqualTo(300);
        assertThat(rooms.memberCount(SESSION)).isEqualTo(1);
    }

    @Test
    void a_viewer_that_stops_reading_altogether_is_closed() {
        EmbeddedClient stuck = viewer(0);
        stuck.stopReading();
        for (int seq = 1; seq <= 100; seq++) {
            chat(seq, "x".repeat(1_000));
        }
        stuck.received();

        stuck.pass(STALL.plusSeconds(1));

        assertThat(stuck.isOpen()).isFalse();
        assertThat(application.disconnected).containsExactly(new SessionClosed(CloseReason.STALLED));
    }

    @Test
    void a_count_is_skipped_for_a_slow_viewer_without_a_word() {
        EmbeddedClient slow = viewer(0);
        slow.stopReading();
        for (int seq = 1; seq <= 60; seq++) {
            chat(seq, "x".repeat(1_200));
        }
        for (int i = 0; i < 1_000; i++) {
            broadcast(new Passing("viewer_count", Lane.ORDINARY, "{\"count\":" + i + "}"));
        }
        slow.received();
        slow.resumeReading();

        assertThat(slow.received()).noneMatch(it -> it.contains("viewer_count"));
        assertThat(slow.isOpen()).isTrue();
    }

    private EmbeddedClient paused() {
        EmbeddedClient client = EmbeddedClient.connect(endpoint);
        viewers.add(client);
        memberships.add(rooms.join(SESSION, application.connected.getLast()));
        return client;
    }

    private EmbeddedClient viewer(long lastSeq) {
        EmbeddedClient client = paused();
        memberships.getLast().activate(lastSeq);
        return client;
    }

    private void broadcast(RoomEvent event) {
        rooms.broadcast(SESSION, event);
        viewers.forEach(EmbeddedClient::run);
    }

    private void chat(long seq, String text) {
        broadcast(new Row("new_message", seq, Lane.ORDINARY,
                "{\"seq\":" + seq + ",\"text\":\"" + text + "\"}"));
    }

    private static String skipped(long fromSeq, long toSeq) {
        return "42[\"skipped\",{\"sessionId\":\"" + SESSION + "\",\"fromSeq\":" + fromSeq + ",\"toSeq\":" + toSeq
                + ",\"reason\":\"slow\"}]";
    }
}
