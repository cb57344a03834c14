package live.chobi.gifts;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.sending.SendGift;
import live.chobi.gifts.wallet.AddCoins;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Ledger;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.LogMetrics;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.Sequencer;
import live.chobi.outbox.Json;
import org.jooq.impl.DSL;

/// Two processes that take gifts on one database, each with its own ledger and shards.
final class TwoNodes implements AutoCloseable {
    record Closing() {}

    /// Ends a session's log, as streaming would.
    record Close(SessionId session) implements Command<Closing> {
        @Override
        public Optional<UUID> log() {
            return Optional.of(session.value());
        }
    }

    private record CloseRule() implements CommandKind<Close, FactSource.None, Closing> {
        @Override
        public FactSource<FactSource.None> facts() {
            return FactSource.NONE;
        }

        @Override
        public Closing decide(Close command, FactSource.None facts, Draft draft) {
            draft.phase("ended");
            draft.append("session_ended", null, new Closing());
            return new Closing();
        }

        @Override
        public Class<Closing> answerType() {
            return Closing.class;
        }
    }

    final Stage stage;
    final UserId admin = UserId.next();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final LogMetrics metrics = new LogMetrics(registry);
    private final Map<SessionId, UserId> hosts = new ConcurrentHashMap<>();
    private final List<Sequencer> sequencers;
    private final List<SendGift> sending = new ArrayList<>();
    private final List<AddCoins> granting = new ArrayList<>();

    TwoNodes() {
        this(new Stage());
    }

    /// @param stage is closed with them
    TwoNodes(Stage stage) {
        this.stage = stage;
        hosts.put(stage.session, stage.host);
        sequencers = List.of(node(), node());
        for (Sequencer sequencer : sequencers) {
            sending.add(new SendGift(sequencer, (_, session) -> Optional.ofNullable(hosts.get(session))
                    .orElseThrow(() -> Problem.notFound("session", session)), (_, _) -> false,
                    new GiveGift.Rule(GivingTerms.NONE)));
            granting.add(new AddCoins(sequencer, _ -> true));
        }
    }

    private Sequencer node() {
        return new Sequencer(stage.database, new Ledger(stage.database), _ -> Optional.empty(), Clock.systemUTC(),
                metrics, 2, _ -> {
                });
    }

    /// A live session of a host of its own.
    SessionId session() {
        SessionId session = SessionId.next();
        UserId host = UserId.next();
        stage.open(session, host, "live");
        hosts.put(session, host);
        return session;
    }

    UserId host(SessionId session) {
        return Objects.requireNonNull(hosts.get(session));
    }

    void end(int node, SessionId session) {
        var _ = sequencers.get(node).run(new CloseRule(), new Close(session));
    }

    /// The receipt as JSON, or the reason of the refusal.
    String give(int node, UserId sender, SessionId session, UUID gift, long quantity, String key) {
        try {
            return Json.write(sending.get(node).handle(Stage.caller(sender),
                    new SendGift.Input(session, gift, quantity, key)));
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }

    /// The receipt as JSON, or the reason of the refusal.
    String grant(int node, UserId to, long amount, String key) {
        try {
            return Json.write(granting.get(node).handle(new Caller.SignedIn(admin, Role.ADMIN, "127.0.0.1"),
                    new AddCoins.Input(to, amount, key, "test")));
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }

    List<LogRow> rows(SessionId session) {
        return new Logs(stage.database).rowsAfter(session.value(), 0, 1_000_000);
    }

    /// How often a batch of theirs had to run again.
    long reruns() {
        return registry.scrape(name -> name.startsWith("chobi_log_batch_reruns")).stream()
                .flatMap(it -> it.getDataPoints().stream())
                .mapToLong(it -> (long) ((CounterSnapshot.CounterDataPointSnapshot) it).getValue()).sum();
    }

    /// Of all accounts of these types together.
    long sum(AccountType... types) {
        Short[] codes = Stream.of(types).map(AccountType::code).toArray(Short[]::new);
        return stage.database.read(db -> db.fetchSingle(
                "select coalesce(sum(balance), 0)::bigint from ledger.account where type = any ({0})", DSL.val(codes))
                .into(Long.class));
    }

    @Override
    public void close() {
        sequencers.forEach(Sequencer::close);
        stage.close();
    }
}
