package live.chobi.ledger;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import live.chobi.gifts.Stage;
import live.chobi.gifts.catalogue.Showcase;
import live.chobi.gifts.catalogue.Gift;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.wallet.Grants;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType.Fiat;
import live.chobi.log.LogMetrics;
import live.chobi.log.Logs;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Sequencer;
import live.chobi.log.Stripe;
import live.chobi.schema.Database;
import live.chobi.testkit.CuttableWire;
import live.chobi.testkit.TestPostgres;
import org.jooq.impl.DSL;

/// The product's ledger on PostgreSQL, behind a wire that can be cut, doing the same steps as [NaiveLedger]. One shard,
/// so that steps are decided in the order in which they were asked for. Owner: one virtual thread.
final class RealLedger implements AutoCloseable {
    private static final Currency USD = Currency.getInstance("USD");
    private static final int PATIENCE_SECONDS = 60;

    /// A transfer of an earlier step.
    private record Named(UUID id, UserId owner, AccountType from) {}

    /// A step on its way.
    record Asked(Step step, CompletableFuture<?> answer) {}

    private final String url = TestPostgres.freshUrl();
    final Database database = Database.open(url, 4);
    final CuttableWire wire;
    private final Database severed;
    private final Sequencer sequencer;
    private final UserId admin = UserId.next();
    private final Map<String, UserId> people = new HashMap<>();
    private final Map<String, SessionId> sessions = new HashMap<>();
    private final Map<String, Named> named = new ConcurrentHashMap<>();
    private final Map<UUID, List<Leg>> legs = new HashMap<>();
    private final Map<String, Gift> gifts;
    private final Freezes freezes = new Freezes(database);
    private final Transfers transfers = new Transfers(database);

    RealLedger() {
        TestPostgres.asOwner(url, "create table ledger.test_clock (ahead interval not null)");
        TestPostgres.asOwner(url, "insert into ledger.test_clock values ('0')");
        TestPostgres.asOwner(url, "grant all on ledger.test_clock to public");
        // It stands still, as the model's does.
        TestPostgres.asOwner(url, """
                create or replace function ledger.clock() returns timestamptz language sql as
                $$ select '2026-01-01T00:00:00Z'::timestamptz + (select ahead from ledger.test_clock) $$
                """);
        try {
            wire = new CuttableWire(CuttableWire.portOf(url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        severed = Database.open(CuttableWire.through(wire, url), 3);
        sequencer = new Sequencer(severed, new Ledger(severed), _ -> Optional.empty(), Clock.systemUTC(),
                new LogMetrics(new PrometheusRegistry()), 1, _ -> {
                });
        gifts = new Showcase(database).available(Locale.ENGLISH).stream()
                .collect(Collectors.toMap(Gift::code, it -> it));
    }

    UserId person(String name) {
        return people.computeIfAbsent(name, _ -> UserId.next());
    }

    private SessionId session(String host) {
        return sessions.computeIfAbsent(host, _ -> {
            SessionId session = SessionId.next();
            database.transact(tx -> Logs.open(tx, session.value(), person(host), "live"));
            return session;
        });
    }

    /// Asks; the answer is for [#outcome].
    Asked ask(Step step) {
        return new Asked(step, switch (step) {
            case Step.Grant it -> Grants.submit(sequencer, person(it.who()), it.coins(), admin, it.key());
            case Step.Give it -> sequencer.submit(new GiveGift.Rule(GivingTerms.NONE),
                    new GiveGift(session(it.host()), person(it.host()), person(it.who()),
                            Objects.requireNonNull(gifts.get(it.gift())).id(), it.quantity(), false, Optional.empty(),
                            it.key()));
            case Step.Hold it -> sequencer.submit(new PlaceHold.Rule(), new PlaceHold(person(it.who()),
                    it.diamonds() ? AccountType.EARNINGS : AccountType.WALLET, it.amount(), it.ttl(), "test",
                    it.key()));
            case Step.Settle it -> sequencer.submit(new SettleHold.Rule(), settle(it, hold(it.hold())));
            case Step.GiveBack it -> {
                Named hold = hold(it.hold());
                yield sequencer.submit(new VoidHold.Rule(),
                        new VoidHold(hold.owner(), hold.from(), hold.id(), "test", it.key()));
            }
            case Step.Expire(String name) -> {
                Named hold = hold(name);
                yield sequencer.submit(new ExpireHold.Rule(), new ExpireHold(hold.owner(), hold.from(), hold.id()));
            }
            case Step.Reverse it -> sequencer.submit(new ReverseTransfer.Rule(), reverse(it));
            case Step.Correct it -> sequencer.submit(new CorrectTransfer.Rule(), correct(it));
            case Step.Freeze it -> CompletableFuture.completedFuture(freezes.set(
                    (it.diamonds() ? AccountType.EARNINGS : AccountType.WALLET).of(person(it.who())), it.frozen(),
                    "test",
                    admin));
            case Step.Pass(Duration time) -> CompletableFuture.completedFuture(database.read(db -> db.execute(
                    "update ledger.test_clock set ahead = ahead + make_interval(secs => {0})",
                    DSL.val(time.toSeconds()))));
        });
    }

    private Named hold(String name) {
        return named.getOrDefault(name, new Named(new UUID(0, 0), person("nobody"), AccountType.WALLET));
    }

    private static SettleHold settle(Step.Settle it, Named hold) {
        short stripe = Stripe.of(hold.owner().value());
        List<Leg> to = hold.from().equals(AccountType.WALLET)
                ? List.of(new Leg(AccountType.PLATFORM_FEE.of(stripe), it.amount()))
                : List.of(new Leg(AccountType.DIAMOND_SINK.of(stripe), it.amount()),
                        new Leg(Fiat.PAYOUTS.in(USD).of(stripe), it.amount()),
                        new Leg(Fiat.PROVIDER.in(USD).of(stripe), -it.amount()));
        return new SettleHold(hold.owner(), hold.from(), hold.id(), it.amount(), to, "settled", "test", it.key());
    }

    private ReverseTransfer reverse(Step.Reverse it) {
        Named original = named.get(it.original());
        List<Leg> moved = original == null
                ? List.of()
                : legs.computeIfAbsent(original.id(), transfers::legs);
        AccountId pivot = moved.stream().map(Leg::account)
                .filter(account -> account.type() == AccountType.WALLET.code())
                .findFirst().orElse(AccountType.WALLET.of(person("nobody")));
        List<AccountId> accounts = moved.isEmpty() ? List.of(pivot) : moved.stream().map(Leg::account).toList();
        return new ReverseTransfer(original == null ? new UUID(0, 0) : original.id(), accounts, pivot, it.coins(),
                "refund",
                "test", admin, it.key());
    }

    private CorrectTransfer correct(Step.Correct it) {
        Named subject = named.get(it.subject());
        UserId who = person(it.who());
        return new CorrectTransfer(subject == null ? new UUID(0, 0) : subject.id(),
                List.of(new Leg(AccountType.WALLET.of(who), it.coins()),
                        new Leg(AccountType.PLATFORM_FEE.of(Stripe.of(who.value())), -it.coins())),
                "test", admin, it.key());
    }

    /// `posted`, `nothing`, or the reason of the refusal.
    String outcome(Asked asked) {
        try {
            Object answer = asked.answer().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return switch (answer) {
                case Moved(UUID id) -> name(asked.step(), id);
                case GiveGift.Receipt receipt -> name(asked.step(), receipt.transactionId());
                case UUID granted -> name(asked.step(), granted);
                case ExpireHold.Answer(boolean expired) -> expired ? "posted" : "nothing";
                case Boolean changed -> changed ? "posted" : "nothing";
                default -> "posted";
            };
        } catch (ExecutionException e) {
            return e.getCause() instanceof Problem refusal ? refusal.reason() : "fault: " + e.getCause();
        } catch (TimeoutException e) {
            return "no answer";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String name(Step step, UUID id) {
        if (step instanceof Step.Keyed keyed) {
            Named earlier = named.putIfAbsent(keyed.as(), keyed instanceof Step.Hold hold
                    ? new Named(id, person(hold.who()), hold.diamonds() ? AccountType.EARNINGS : AccountType.WALLET)
                    : new Named(id, person("nobody"), AccountType.WALLET));
            if (earlier != null && !earlier.id().equals(id)) {
                return "another transfer than the first time";
            }
        }
        return "posted";
    }

    /// Every account that has entries, in the model's words; the installation's over all stripes.
    Map<String, Long> balances() {
        Map<UUID, String> names = people.entrySet().stream()
                .collect(Collectors.toMap(it -> it.getValue().value(), Map.Entry::getKey));
        TreeMap<String, Long> balances = new TreeMap<>();
        database.read(db -> db.fetch("select owner, type, balance from ledger.account where seq > 0")).forEach(row -> {
            String owner = names.get(row.get("owner", UUID.class));
            balances.merge(name(owner, AccountType.withCode(row.get("type", Short.class)).orElseThrow()),
                    row.get("balance", Long.class), Math::addExact);
        });
        return balances;
    }

    private static String name(@org.jspecify.annotations.Nullable String owner, AccountType type) {
        String own = switch (type.name()) {
            case "wallet" -> "coins";
            case "earnings" -> "diamonds";
            case "platform fee" -> "fee";
            default -> type.name().replace("coin ", "").replace(" USD", "").toLowerCase(Locale.ROOT);
        };
        return owner == null ? own : owner + " " + own;
    }

    List<String> holdStates() {
        Map<UUID, String> names = people.entrySet().stream()
                .collect(Collectors.toMap(it -> it.getValue().value(), Map.Entry::getKey));
        return database.read(db -> db.fetch("select owner, type, remaining, state from ledger.hold")
                .map(row -> names.get(row.get("owner", UUID.class))
                        + (row.get("type", Short.class) == AccountType.WALLET.code() ? " coins:" : " diamonds:")
                        + row.get("remaining", Long.class) + " " + row.get("state", String.class)))
                .stream().sorted(Comparator.naturalOrder()).toList();
    }

    /// Breaks all connections of the sequencer, wherever they are.
    void terminateConnections() {
        TestPostgres.asOwner(url, """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
                """);
    }

    LedgerVerifier.Verdict verify() {
        List<String> lines = database.transaction(tx -> {
            tx.execute("set transaction isolation level repeatable read");
            List<String> export = new ArrayList<>();
            LedgerExport.lines(tx, export::add);
            return export;
        });
        return Stage.verify(lines);
    }

    Auditor.Report audit() {
        return new Auditor(database, new LedgerMetrics(new PrometheusRegistry())).audit().orElseThrow();
    }

    @Override
    public void close() {
        sequencer.close();
        severed.close();
        try {
            wire.close();
        } catch (RuntimeException e) {
            throw new IllegalStateException(e);
        }
        database.close();
    }
}
