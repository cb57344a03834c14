package live.chobi.chat.messages;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.references.References;
import live.chobi.chat.standing.RoomStates;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogMetrics;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.Sequencer;
import live.chobi.schema.Database;
import live.chobi.testkit.SetClock;
import live.chobi.testkit.TestPostgres;
import org.jspecify.annotations.Nullable;

/// Two nodes over one real PostgreSQL and a clock that is set; sessions are logs in a phase.
public final class ChatStage implements AutoCloseable {
    public final SetClock clock = new SetClock();
    public final Database database = TestPostgres.fresh();
    public final Node here = new Node();
    public final Node there = new Node();
    public final Logs logs = new Logs(database);
    public final UserId host = UserId.next();

    /// One process: a sequencer, and its memory of what holds in chats.
    public final class Node {
        private final ChatMetrics metrics = new ChatMetrics(new PrometheusRegistry());
        public final RoomStates rooms = new RoomStates(database, clock, metrics);
        public final Sequencer sequencer = new Sequencer(database, new NoMoney(), _ -> Optional.empty(), clock,
                new LogMetrics(new PrometheusRegistry()), 2, rooms);

        /// Everybody sees every session.
        public ChatDoor door() {
            return new ChatDoor((_, _) -> {
            }, rooms);
        }

        public Message send(References references, UserId user, SessionId to, String text, @Nullable UUID replyTo) {
            return new SendMessage((_, _) -> {
            }, sequencer, new SendMessage.Gates(new FloodGate(0, clock), new SimilarityGate(false, clock),
                    MessageReview.NONE), rooms, new NoPeople(), references, ChatStage::names, metrics)
                    .handle(ChatStage.user(user), new SendMessage.Input(to, text, null, replyTo)).message();
        }
    }

    public SessionId session(String phase) {
        SessionId session = SessionId.next();
        run(() -> database.transact(tx -> Logs.open(tx, session.value(), host, phase)));
        return session;
    }

    public static Caller user(UserId id) {
        return new Caller.SignedIn(id, Role.USER, "127.0.0.1");
    }

    public static Caller guest() {
        return new Caller.Guest("127.0.0.1");
    }

    public static Map<UserId, ?> names(Collection<UserId> ids) {
        Map<UserId, String> names = new LinkedHashMap<>();
        ids.forEach(id -> names.put(id, "name of " + id));
        return names;
    }

    public List<LogRow> rows(SessionId session) {
        return logs.rowsAfter(session.value(), 0, 10_000);
    }

    public static void assertRefused(String reason, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.reason()).isEqualTo(reason));
    }

    @Override
    public void close() {
        here.sequencer.close();
        there.sequencer.close();
        database.close();
    }
}
