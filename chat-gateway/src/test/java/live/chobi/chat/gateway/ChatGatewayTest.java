package live.chobi.chat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.chobi.chat.connection.EmbeddedClient;
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

/// Whoever was let in is let out exactly once, whatever comes between: that is what the count of viewers rests on.
class ChatGatewayTest {
    private static final SessionId SESSION = SessionId.next();

    private GatewayStage stage;

    @BeforeEach
    void open() {
        stage = new GatewayStage();
        Virtually.run(() -> stage.database
                .transact(tx -> Logs.open(tx, SESSION.value(), UserId.next(), "live")));
    }

    @AfterEach
    void close() {
        stage.close();
        assertThat(stage.rooms.memberCount(SESSION)).as("the room is empty").isZero();
        assertThat(stage.fewest).as("nobody left twice").isZero();
        assertThat(stage.endpoint.sessionCount()).isZero();
    }

    private static void join(EmbeddedClient client, SessionId session) {
        client.send("421[\"join_session\",{\"sessionId\":\"" + session + "\"}]");
    }

    private static void leave(EmbeddedClient client, SessionId session) {
        client.send("422[\"leave_session\",{\"sessionId\":\"" + session + "\"}]");
    }

    @Test
    void a_user_is_told_by_every_connection_while_there_is_one_and_nobody_else_hears() {
        EmbeddedClient phone = stage.client("ana");
        EmbeddedClient laptop = stage.client("ana");
        EmbeddedClient other = stage.client("omar");
        EmbeddedClient guest = stage.client();
        UserId ana = GatewayStage.user("ana");
        stage.gateway.tell(ana, "notification", Json.MAPPER.createObjectNode().put("n", 1));
        for (EmbeddedClient device : List.of(phone, laptop)) {
            assertThat(device.received()).containsExactly("42[\"notification\",{\"n\":1}]");
        }
        phone.close();
        assertThat(stage.gateway.isHere(ana)).isTrue();
        stage.gateway.tell(ana, "notification", Json.MAPPER.createObjectNode().put("n", 2));
        assertThat(laptop.received()).containsExactly("42[\"notification\",{\"n\":2}]");
        laptop.close();
        assertThat(stage.gateway.isHere(ana)).isFalse();
        stage.gateway.tell(ana, "notification", Json.MAPPER.createObjectNode());
        for (EmbeddedClient each : List.of(other, guest)) {
            assertThat(each.received()).isEmpty();
            each.close();
        }
    }

    @Test
    void a_client_that_joined_hears_the_room_until_it_is_gone() {
        EmbeddedClient client = stage.client();
        join(client, SESSION);
        stage.runAll();
        assertThat(client.received()).containsExactly("431[{\"ok\":true,\"session\":{},\"lastSeq\":0,\"events\":[]}]");
        stage.rooms.broadcast(SESSION, new Row("new_message", 1, Lane.ORDINARY, "{\"seq\":1}"));
        assertThat(client.received()).containsExactly("42[\"new_message\",{\"seq\":1}]");
        assertThat(stage.inside(SESSION)).isEqualTo(1);
        client.close();
        stage.runAll();
        assertThat(stage.inside(SESSION)).isZero();
    }

    @Test
    void who_is_refused_at_the_door_is_not_in_the_room_and_hears_nothing() {
        stage.doorsOpen = false;
        EmbeddedClient client = stage.client();
        join(client, SESSION);
        stage.rooms.broadcast(SESSION, new Row("new_message", 1, Lane.ORDINARY, "{\"seq\":1}"));
        stage.runAll();
        assertThat(client.received()).singleElement().asString()
                .contains("\"ok\":false", "FORBIDDEN", "private_session").doesNotContain("seq");
        assertThat(stage.rooms.memberCount(SESSION)).isZero();
        client.close();
    }

    @Test
    void a_token_that_is_no_string_is_refused_as_a_forged_one_is_and_makes_nobody_a_guest() {
        for (String token : List.of("5", "{}", "[\"ana\"]")) {
            EmbeddedClient client = EmbeddedClient.open(stage.endpoint);
            client.send("40{\"token\":" + token + "}");
            stage.runAll();
            assertThat(client.received()).as(token).singleElement().asString().startsWith("44")
                    .contains("token_invalid");
            client.close();
        }
        for (String auth : List.of("", "{}", "{\"token\":null}", "{\"token\":\"\"}")) {
            EmbeddedClient guest = EmbeddedClient.open(stage.endpoint);
            guest.send("40" + auth);
            stage.runAll();
            assertThat(guest.received()).as(auth).singleElement().asString().startsWith("40{");
            guest.close();
        }
    }

    /// The door let it in, then the log could not be read: the client is told that it is not in.
    @Test
    void who_was_let_in_and_could_not_be_answered_is_let_out_again() {
        EmbeddedClient client = stage.client();
        join(client, SESSION);
        stage.database.close();
        stage.runAll();
        assertThat(client.received()).singleElement().asString().contains("\"ok\":false");
        assertThat(stage.inside(SESSION)).isZero();
        assertThat(stage.rooms.memberCount(SESSION)).isZero();
        client.close();
    }

    @Test
    void who_leaves_while_being_let_in_is_let_out() {
        EmbeddedClient client = stage.client();
        join(client, SESSION);
        leave(client, SESSION);
        stage.runAll();
        assertThat(stage.inside(SESSION)).isZero();
        client.close();
    }

    @Test
    void who_disconnects_while_being_let_in_is_let_out() {
        EmbeddedClient client = stage.client();
        join(client, SESSION);
        client.close();
        stage.runAll();
        assertThat(stage.inside(SESSION)).isZero();
    }

    @Test
    void joining_again_is_one_place_and_leaving_twice_is_one_exit() {
        EmbeddedClient client = stage.client();
        join(client, SESSION);
        join(client, SESSION);
        stage.runAll();
        join(client, SESSION);
        stage.runAll();
        assertThat(stage.inside(SESSION)).isEqualTo(1);
        assertThat(stage.rooms.memberCount(SESSION)).isEqualTo(1);
        leave(client, SESSION);
        leave(client, SESSION);
        stage.runAll();
        assertThat(stage.inside(SESSION)).isZero();
        client.close();
        stage.runAll();
        assertThat(stage.inside(SESSION)).isZero();
    }

    @Test
    void a_user_who_joins_again_is_in_before_they_are_out_so_that_nobody_sees_them_leave() {
        EmbeddedClient client = stage.client("ana");
        join(client, SESSION);
        stage.runAll();

        join(client, SESSION);
        stage.runOne();
        assertThat(stage.inside(SESSION)).isEqualTo(2);
        stage.runAll();
        assertThat(stage.inside(SESSION)).isEqualTo(1);

        stage.doorsOpen = false;
        join(client, SESSION);
        stage.runAll();
        assertThat(stage.inside(SESSION)).as("refused this time").isZero();
        client.close();
    }

    @Test
    void a_guest_without_a_name_who_joins_again_is_never_two() {
        EmbeddedClient client = stage.client();
        join(client, SESSION);
        stage.runAll();

        join(client, SESSION);
        stage.runOne();
        assertThat(stage.inside(SESSION)).isZero();
        stage.runAll();
        assertThat(stage.inside(SESSION)).isEqualTo(1);
        client.close();
        stage.runAll();
    }

    @Test
    void who_is_expelled_leaves_the_room_is_told_why_and_hears_no_more() {
        EmbeddedClient client = stage.client("ana");
        EmbeddedClient other = stage.client("bob");
        join(client, SESSION);
        join(other, SESSION);
        stage.runAll();
        client.received();
        other.received();
        stage.gateway.expel(SESSION, Set.of(GatewayStage.user("ana")), "banned");
        stage.rooms.broadcast(SESSION, new Row("new_message", 1, Lane.ORDINARY, "{\"seq\":1}"));
        assertThat(client.received())
                .containsExactly("42[\"removed\",{\"sessionId\":\"" + SESSION + "\",\"reason\":\"banned\"}]");
        assertThat(other.received()).containsExactly("42[\"new_message\",{\"seq\":1}]");
        stage.runAll();
        assertThat(stage.inside(SESSION)).isEqualTo(1);
        client.close();
        other.close();
        stage.runAll();
    }

    @Test
    void who_is_expelled_while_being_let_in_is_let_out() {
        EmbeddedClient client = stage.client("ana");
        join(client, SESSION);
        stage.gateway.expel(SESSION, Set.of(GatewayStage.user("ana")), "banned");
        stage.runAll();
        assertThat(stage.inside(SESSION)).isZero();
        client.close();
    }

    @Test
    void a_connection_stands_in_sixteen_sessions_at_most() {
        EmbeddedClient client = stage.client();
        List<SessionId> sessions = Stream.generate(SessionId::next).limit(17).toList();
        sessions.forEach(it -> join(client, it));
        assertThat(client.received()).singleElement().asString().contains("too_many_rooms");
        stage.runAll();
        assertThat(sessions).filteredOn(it -> stage.inside(it) == 1).hasSize(16);
        client.close();
        stage.runAll();
        assertThat(sessions).allMatch(it -> stage.inside(it) == 0);
    }

    @Test
    void more_events_than_may_wait_are_refused_and_a_join_among_them_leaves_no_place() {
        EmbeddedClient client = stage.client();
        IntStream.range(0, 64).forEach(_ -> client.send("421[\"send_message\",{}]"));
        join(client, SESSION);
        assertThat(client.received()).singleElement().asString().contains("too_many_events", "TOO_MANY_REQUESTS");
        assertThat(stage.rooms.memberCount(SESSION)).isZero();
        stage.runAll();
        assertThat(client.received()).hasSize(64).allMatch(it -> it.contains("chat.sendMessage"));
        client.close();
    }

    @Test
    void while_a_call_waits_for_its_commit_the_next_of_the_same_client_begins() {
        EmbeddedClient client = stage.client("alice");
        client.send("421[\"send_message\",{\"sessionId\":\"" + SESSION + "\",\"text\":\"one\"}]");
        client.send("422[\"send_message\",{\"sessionId\":\"" + SESSION + "\",\"text\":\"two\"}]");
        List<String> answeredDuringTheFirst = new ArrayList<>();
        stage.duringCommit = () -> {
            stage.duringCommit = () -> {
            };
            stage.runAll();
            answeredDuringTheFirst.addAll(client.received());
        };

        stage.runAll();

        assertThat(answeredDuringTheFirst).singleElement().asString().startsWith("432");
        assertThat(client.received()).singleElement().asString().startsWith("431");
        client.close();
    }

    @Test
    void what_makes_no_sense_is_refused_with_a_reason_and_costs_nobody_the_connection() {
        EmbeddedClient client = stage.client();
        for (String[] bad : new String[][]{{"[\"join_session\"]", "sessionId"}, {"[\"join_session\",5]", "sessionId"},
            {"[\"join_session\",{\"sessionId\":\"x\"}]", "must be a UUID"},
            {"[\"join_session\",{\"sessionId\":\"" + SESSION + "\",\"afterSeq\":-1}]", "afterSeq"},
            {"[\"join_session\",{\"sessionId\":\"" + SESSION + "\",\"accessCode\":7}]", "accessCode"},
            {"[\"leave_session\",{}]", "sessionId"}, {"[\"dance\"]", "unknown_event"}}) {
            client.send("421" + bad[0]);
            assertThat(client.received()).as(bad[0]).singleElement().asString().contains("\"ok\":false", bad[1]);
        }
        assertThat(client.isOpen()).isTrue();
        client.close();
    }

    /// Joins, leaves, refusals, disconnects and late work in any order.
    @Test
    void however_clients_come_and_go_the_counts_come_out_even() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<SessionId> sessions = List.of(SESSION, SessionId.next(), SessionId.next());
        List<EmbeddedClient> clients = new ArrayList<>();
        for (int step = 0; step < 1_500; step++) {
            switch (random.nextInt(10)) {
                case 0 -> {
                    if (clients.size() < 8) {
                        clients.add(stage.client());
                    }
                }
                case 1 -> {
                    if (!clients.isEmpty() && random.nextInt(3) == 0) {
                        clients.remove(random.nextInt(clients.size())).close();
                    }
                }
                case 2, 3, 4 -> any(clients, random, it -> join(it, sessions.get(random.nextInt(3))));
                case 5, 6 -> any(clients, random, it -> leave(it, sessions.get(random.nextInt(3))));
                case 7 -> stage.doorsOpen = random.nextInt(4) > 0;
                default -> stage.runAny(random);
            }
        }
        stage.runAll();
        for (SessionId session : sessions) {
            assertThat(stage.inside(session)).as("seed %d: as many as stand in the room", seed)
                    .isEqualTo(stage.rooms.memberCount(session));
        }
        clients.forEach(EmbeddedClient::close);
        stage.runAll();
        assertThat(sessions).as("seed %d", seed).allMatch(it -> stage.inside(it) == 0)
                .allMatch(it -> stage.rooms.memberCount(it) == 0);
    }

    private static void any(List<EmbeddedClient> clients, Random random,
            java.util.function.Consumer<EmbeddedClient> does) {
        if (!clients.isEmpty()) {
            does.accept(clients.get(random.nextInt(clients.size())));
        }
    }
}
