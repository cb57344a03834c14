package live.chobi.chat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import live.chobi.chat.connection.EmbeddedClient;
import live.chobi.chat.connection.RecoverySettings;
import live.chobi.chat.room.HistoryLimits;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.RoomEvent.Row;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Logs;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Connection state recovery as a stock client asks for it: with the private id it was given, and the text behind the
/// last event it saw. Spec: socket.io/docs/v4/connection-state-recovery.
class RecoveryTest {
    private static final SessionId SESSION = SessionId.next();
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final int ROWS = 4;
    /// Longer than a recovered client is waited for, in case it joins by itself.
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String TAG = "%016x".formatted(SESSION.value().getLeastSignificantBits());

    private GatewayStage stage;

    /// What a client knows of its connection.
    private record Identity(String id, String privateId) {}

    @BeforeEach
    void open() {
        stage = new GatewayStage(new RecoverySettings(WINDOW, 2), new HistoryLimits(ROWS, 100_000, 1_000_000));
        Virtually.run(() -> stage.database
                .transact(tx -> Logs.open(tx, SESSION.value(), UserId.next(), "live")));
    }

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.fewest).as("nobody left twice").isZero();
        assertThat(stage.endpoint.sessionCount()).isZero();
    }

    private EmbeddedClient viewer() {
        return EmbeddedClient.open(stage.endpoint);
    }

    private Identity connect(EmbeddedClient client, String auth) {
        client.send("40" + auth);
        stage.runAll();
        JsonNode connected = Json.tree(client.received().getFirst().substring(2));
        return new Identity(connected.path("sid").asText(), connected.path("pid").asText());
    }

    private void join(EmbeddedClient client, SessionId session) {
        client.send("421[\"join_session\",{\"sessionId\":\"" + session + "\"}]");
        stage.runAll();
        assertThat(client.received()).singleElement().asString().contains("\"ok\":true");
    }

    private void row(long seq) {
        stage.rooms.broadcast(SESSION, new Row("new_message", seq, Lane.ORDINARY, "{\"seq\":" + seq + "}"));
    }

    private static String told(long seq) {
        return "42[\"new_message\",{\"seq\":" + seq + "},\"" + TAG + ":" + seq + "\"]";
    }

    private List<String> returned(EmbeddedClient client, Identity identity, String offset) {
        client.send("40{\"pid\":\"" + identity.privateId() + "\""
                + (offset.isEmpty() ? "" : ",\"offset\":\"" + offset + "\"") + "}");
        stage.runAll();
        client.pass(PATIENCE);
        return client.received();
    }

    private static String greeting(Identity identity) {
        return "40{\"sid\":\"" + identity.id() + "\",\"pid\":\"" + identity.privateId() + "\"}";
    }

    private void leave(EmbeddedClient client) {
        client.send("41");
        client.close();
        stage.runAll();
        assertThat(stage.inside(SESSION)).isZero();
        assertThat(stage.rooms.memberCount(SESSION)).isZero();
    }

    @Test
    void a_client_back_after_a_short_drop_is_who_it_was_and_sees_what_it_missed_once_and_in_order() {
        EmbeddedClient before = viewer();
        Identity identity = connect(before, "");
        join(before, SESSION);
        row(1);
        row(2);
        assertThat(before.received()).containsExactly(told(1), told(2));
        before.close();
        row(3);
        stage.runAll();
        assertThat(stage.inside(SESSION)).as("gone as a viewer until it is back").isZero();

        EmbeddedClient after = viewer();
        // Row 2 was on its way when the network went.
        assertThat(returned(after, identity, TAG + ":1")).containsExactly(greeting(identity), told(2), told(3));

        row(4);
        assertThat(after.received()).containsExactly(told(4));
        assertThat(stage.inside(SESSION)).isEqualTo(1);
        assertThat(stage.counted("chat_recoveries", "recovered")).isEqualTo(1);
        leave(after);
    }

    @Test
    void a_client_that_joins_again_by_itself_is_told_nothing_twice() {
        EmbeddedClient before = viewer();
        Identity identity = connect(before, "");
        join(before, SESSION);
        row(1);
        before.received();
        before.close();
        row(2);
        stage.runAll();

        EmbeddedClient after = viewer();
        after.send("40{\"pid\":\"" + identity.privateId() + "\",\"offset\":\"" + TAG + ":1\"}");
        stage.runAll();
        assertThat(after.received()).containsExactly(greeting(identity));
        join(after, SESSION);
        after.pass(PATIENCE);
        assertThat(after.received()).as("the answer has the rows it asked for").isEmpty();

        row(3);
        assertThat(after.received()).containsExactly(told(3));
        leave(after);
    }

    @Test
    void a_client_that_saw_nothing_yet_gets_all_since_it_joined() {
        EmbeddedClient before = viewer();
        Identity identity = connect(before, "");
        join(before, SESSION);
        before.stopReading();
        row(1);
        before.close();
        row(2);

        EmbeddedClient after = viewer();
        assertThat(returned(after, identity, "")).containsExactly(greeting(identity), told(1), told(2));
        leave(after);
    }

    /// A phone that changes networks: the old socket is not missed until the next ping.
    @Test
    void a_client_back_before_its_old_socket_is_missed_takes_over_from_it() {
        EmbeddedClient before = viewer();
        Identity identity = connect(before, "");
        join(before, SESSION);
        before.stopReading();
        row(1);

        EmbeddedClient after = viewer();
        assertThat(returned(after, identity, "")).containsExactly(greeting(identity), told(1));

        before.resumeReading();
        assertThat(before.isOpen()).isFalse();
        assertThat(stage.rooms.memberCount(SESSION)).isEqualTo(1);
        before.close();
        leave(after);
    }

    @Test
    void a_client_that_stood_in_no_room_is_who_it_was() {
        EmbeddedClient before = viewer();
        Identity identity = connect(before, "");
        before.close();

        EmbeddedClient after = viewer();
        assertThat(returned(after, identity, "anything")).containsExactly(greeting(identity));
        after.close();
    }

    private void beginsAnew(Identity identity, String offset, String outcome) {
        EmbeddedClient after = viewer();
        assertThat(returned(after, identity, offset)).singleElement().asString().startsWith("40{")
                .doesNotContain(identity.id()).doesNotContain(identity.privateId());
        assertThat(stage.counted("chat_recoveries", outcome)).isEqualTo(1);
        row(1_000);
        assertThat(after.received()).as("in no room").isEmpty();
        leave(after);
    }

    private Identity dropped() {
        EmbeddedClient before = viewer();
        Identity identity = connect(before, "");
        join(before, SESSION);
        row(1);
        var _ = before.received();
        before.close();
        stage.runAll();
        return identity;
    }

    @Test
    void more_missed_than_the_room_remembers_is_a_new_connection() {
        Identity identity = dropped();
        for (int seq = 2; seq <= 2 + ROWS; seq++) {
            row(seq);
        }
        beginsAnew(identity, TAG + ":1", "declined");
    }

    @Test
    void exactly_what_the_room_remembers_is_enough() {
        Identity identity = dropped();
        for (int seq = 2; seq <= 1 + ROWS; seq++) {
            row(seq);
        }
        EmbeddedClient after = viewer();
        assertThat(returned(after, identity, TAG + ":1")).hasSize(1 + ROWS);
        leave(after);
    }

    @Test
    void an_offset_that_was_never_ours_is_a_new_connection() {
        beginsAnew(dropped(), "hello", "declined");
    }

    /// It asked anew and may not have got the answer: what came with that answer would be lost.
    @Test
    void an_offset_from_before_the_client_joined_again_is_a_new_connection() {
        EmbeddedClient before = viewer();
        Identity identity = connect(before, "");
        join(before, SESSION);
        row(1);
        Virtually.run(() -> stage.database.transact(tx -> tx.execute("update log.head set seq = 5")));
        join(before, SESSION);
        before.close();
        stage.runAll();
        beginsAnew(identity, TAG + ":1", "declined");
    }

    @Test
    void who_is_not_let_in_any_more_begins_anew_outside() {
        Identity identity = dropped();
        stage.doorsOpen = false;
        beginsAnew(identity, TAG + ":1", "declined");
    }

    @Test
    void somebody_elses_connection_is_not_given_away() {
        Identity identity = dropped();
        EmbeddedClient thief = viewer();
        thief.send("40{\"token\":\"mallory\",\"pid\":\"" + identity.privateId() + "\"}");
        stage.runAll();
        assertThat(thief.received()).singleElement().asString().doesNotContain(identity.id());
        leave(thief);
    }

    @Test
    void a_refused_token_spends_nothing_and_a_good_one_may_still_recover() {
        Identity identity = dropped();
        EmbeddedClient after = viewer();
        after.send("40{\"token\":\"forged\",\"pid\":\"" + identity.privateId() + "\"}");
        stage.runAll();
        assertThat(after.received()).singleElement().asString().startsWith("44{").contains("token_invalid");

        assertThat(returned(after, identity, TAG + ":1")).containsExactly(greeting(identity));
        leave(after);
    }

    @Test
    void a_private_id_is_good_once() {
        Identity identity = dropped();
        EmbeddedClient after = viewer();
        assertThat(returned(after, identity, TAG + ":1")).containsExactly(greeting(identity));
        after.send("41");
        beginsAnew(identity, TAG + ":1", "unknown");
        after.close();
    }

    @Test
    void who_says_goodbye_is_not_kept() {
        EmbeddedClient before = viewer();
        Identity identity = connect(before, "");
        join(before, SESSION);
        before.send("41");
        stage.runAll();
        beginsAnew(identity, "", "unknown");
        before.close();
    }

    @Test
    void a_client_in_two_rooms_begins_anew_since_one_offset_cannot_speak_for_both() {
        SessionId other = SessionId.next();
        Virtually.run(() -> stage.database.transact(tx -> Logs.open(tx, other.value(), UserId.next(), "live")));
        EmbeddedClient before = viewer();
        Identity identity = connect(before, "");
        join(before, SESSION);
        join(before, other);
        before.close();
        stage.runAll();
        beginsAnew(identity, TAG + ":1", "unknown");
        assertThat(stage.rooms.memberCount(other)).isZero();
    }

    @Test
    void only_so_many_are_kept() {
        for (int i = 0; i < 3; i++) {
            EmbeddedClient client = viewer();
            connect(client, "");
            client.close();
        }
        assertThat(stage.counted("chat_recoveries", "no_room")).isEqualTo(1);
    }
}
