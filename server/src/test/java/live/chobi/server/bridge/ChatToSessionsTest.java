package live.chobi.server.bridge;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.ChatRole;
import live.chobi.chat.standing.Decisions;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomState;
import live.chobi.chat.standing.RoomStates;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.streaming.cohosts.CoHostRow;
import live.chobi.testkit.SetClock;
import live.chobi.testkit.TestPostgres;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/// What a session's door knows from its chat, and what a chat knows from its session.
class ChatToSessionsTest {
    private final UserId host = UserId.next();
    private final UserId ana = UserId.next();

    private static LogRow row(long seq, String type, UserId actor, Object payload) {
        return new LogRow(UUID.randomUUID(), seq, Instant.EPOCH, null, type, actor, Json.write(payload));
    }

    @Test
    void the_rows_that_appoint_co_hosts_give_them_their_rights_in_chat() {
        RoomState room = RoomState.of(host)
                .after(row(1, CoHostRow.TYPE, host, new CoHostRow(CoHostRow.Action.ADDED, ana)));
        assertThat(ChatRights.roleOf(room, new Person(ana, false))).isEqualTo(ChatRole.CO_HOST);
        assertThat(ChatRights.roleOf(room.after(row(2, CoHostRow.TYPE, host, new CoHostRow(CoHostRow.Action.REMOVED,
                ana))), new Person(ana, false))).isEqualTo(ChatRole.VIEWER);
    }

    @Test
    void a_time_out_keeps_from_taking_part_until_it_is_over_and_a_ban_from_coming_in() {
        try (Database database = TestPostgres.fresh()) {
            SetClock clock = new SetClock();
            RoomStates rooms = new RoomStates(database, clock, new ChatMetrics(new PrometheusRegistry()));
            ChatToSessions door = new ChatToSessions(rooms, clock);
            SessionId session = SessionId.next();
            Caller caller = new Caller.SignedIn(ana, Role.USER, "127.0.0.1");
            run(() -> {
                database.transact(tx -> Logs.open(tx, session.value(), host, "live"));
                door.requireMayTakePart(caller, session);
                decide(database, session, clock, 1, new Decisions.Moderation(Decisions.Action.TIMEOUT, ana, 60,
                        clock.instant().plusSeconds(60), null));
                clock.pass(Duration.ofSeconds(2));
                door.admit(caller, session);
                refused("timed_out", () -> door.requireMayTakePart(caller, session));
                clock.pass(Duration.ofSeconds(58));
                door.requireMayTakePart(caller, session);
                decide(database, session, clock, 2,
                        new Decisions.Moderation(Decisions.Action.BAN, ana, null, null, null));
                clock.pass(Duration.ofSeconds(2));
                refused("banned", () -> door.requireMayTakePart(caller, session));
                refused("banned", () -> door.admit(caller, session));
                assertThat(door.isBanned(ana, session)).isTrue();
                assertThat(door.isBanned(host, session)).isFalse();
            });
        }
    }

    /// As another node has written it.
    private void decide(Database database, SessionId session, SetClock clock, long seq, Object decision) {
        database.transact(tx -> {
            tx.execute("""
                    insert into log.row (log_id, seq, at, type, actor, payload)
                    values ({0}, {1}, {2}::text::timestamptz, 'moderation', {3}, {4}::text::jsonb)""",
                    DSL.val(session.value()), DSL.val(seq), DSL.val(clock.instant().toString()),
                    DSL.val(host.value()), DSL.val(Json.write(decision)));
            tx.execute("update log.head set seq = {1} where id = {0}", DSL.val(session.value()), DSL.val(seq));
        });
    }

    private static void refused(String reason, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class,
                it -> assertThat(it.reason()).isEqualTo(reason));
    }
}
