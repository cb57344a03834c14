package live.chobi.gifts;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import live.chobi.gifts.catalogue.Showcase;
import live.chobi.gifts.catalogue.Gift;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.sending.SendGift;
import live.chobi.gifts.wallet.AddCoins;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Auditor;
import live.chobi.ledger.Balances;
import live.chobi.ledger.Ledger;
import live.chobi.ledger.LedgerExport;
import live.chobi.ledger.LedgerMetrics;
import live.chobi.ledger.LedgerVerifier;
import live.chobi.ledger.PlaceHold;
import live.chobi.ledger.ReverseTransfer;
import live.chobi.ledger.SettleHold;
import live.chobi.ledger.Transfers;
import live.chobi.log.LogMetrics;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Sequencer;
import live.chobi.log.Stripe;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;

/// A host's session on a real PostgreSQL, with everything a gift needs.
public final class Stage implements AutoCloseable {
    /// How many do the same at once in a storm.
    public static final int STORM = 100;

    public final String url;
    public final Database database;
    public final List<LogRow> published = Collections.synchronizedList(new ArrayList<>());
    public final Sequencer sequencer;
    public final UserId host;
    public final SessionId session;
    /// By the host.
    public final Set<UserId> blocked = ConcurrentHashMap.newKeySet();
    private final UserId admin = UserId.next();

    public Stage() {
        this(Clock.systemUTC());
    }

    public Stage(Clock clock) {
        this(TestPostgres.freshUrl(), clock);
    }

    /// On a database that others use too.
    Stage(String url) {
        this(url, Clock.systemUTC());
    }

    private Stage(String url, Clock clock) {
        this(url, clock, UserId.next(), SessionId.next());
        open(session, host, "live");
    }

    /// The same host and session, on a copy of its database.
    Stage(String url, Stage copied) {
        this(url, Clock.systemUTC(), copied.host, copied.session);
    }

    private Stage(String url, Clock clock, UserId host, SessionId session) {
        this.url = url;
        this.database = Database.open(url, 8);
        this.host = host;
        this.session = session;
        this.sequencer = new Sequencer(database, new Ledger(database), _ -> Optional.empty(), clock,
                new LogMetrics(new PrometheusRegistry()), 4, published::addAll);
    }

    /// Makes another log.
    public void open(SessionId log, UserId owner, String phase) {
        live.chobi.testkit.Virtually.run(() -> database.transact(tx -> Logs.open(tx, log.value(), owner, phase)));
    }

    public SendGift sendGift() {
        return sendGift(GivingTerms.NONE);
    }

    public SendGift sendGift(GivingTerms terms) {
        return new SendGift(sequencer, (_, _) -> host, (_, user) -> blocked.contains(user),
                new GiveGift.Rule(terms));
    }

    /// A gift of one's own choice, with a key of its own.
    public GiveGift.Receipt give(UserId who, String code, long quantity) {
        return sendGift().handle(caller(who),
                new SendGift.Input(session, gift(code).id(), quantity, UUID.randomUUID().toString()));
    }

    /// Pays out what a host has, as far as the ledger is concerned.
    public void payOut(UserId host, long diamonds) {
        UUID hold = sequencer.run(new PlaceHold.Rule(), new PlaceHold(host, AccountType.EARNINGS, diamonds,
                Duration.ofHours(1), "test", UUID.randomUUID().toString())).transactionId();
        var _ = sequencer.run(new SettleHold.Rule(), new SettleHold(host, AccountType.EARNINGS, hold, diamonds,
                List.of(new Leg(AccountType.DIAMOND_SINK.of(Stripe.of(host.value())), diamonds)), "payout", "test",
                UUID.randomUUID().toString()));
    }

    /// Gives back a part of a gift, or all.
    public UUID giveBack(UserId giver, UUID gift, long coins) {
        List<AccountId> accounts = new Transfers(database).legs(gift).stream().map(Leg::account).toList();
        return sequencer.run(new ReverseTransfer.Rule(), new ReverseTransfer(gift, accounts,
                AccountType.WALLET.of(giver), coins, "refund", "test", host, UUID.randomUUID().toString()))
                .transactionId();
    }

    /// A user who has earned so many diamonds, an even number of tens, in a session of their own.
    public UserId earner(long diamonds) {
        UserId earner = UserId.next();
        SessionId own = SessionId.next();
        open(own, earner, "live");
        long roses = diamonds / 5;
        UserId giver = viewer(roses * 10);
        SendGift give = new SendGift(sequencer, (_, _) -> earner, (_, _) -> false,
                new GiveGift.Rule(GivingTerms.NONE));
        for (long left = roses; left > 0; left -= 9_999) {
            var _ = give.handle(caller(giver), new SendGift.Input(own, gift("rose").id(), Math.min(left, 9_999),
                    UUID.randomUUID().toString()));
        }
        return earner;
    }

    /// What a storm of callers is answered, each its own answer.
    public static List<String> atOnce(IntFunction<Callable<String>> attempt) throws Exception {
        List<String> answers = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : pool.invokeAll(IntStream.range(0, STORM).mapToObj(attempt).toList())) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    public static Caller caller(UserId user) {
        return new Caller.SignedIn(user, Role.USER, "127.0.0.1");
    }

    /// A user with coins.
    public UserId viewer(long coins) {
        UserId user = UserId.next();
        if (coins > 0) {
            var _ = new AddCoins(sequencer, _ -> true).handle(new Caller.SignedIn(admin, Role.ADMIN, "127.0.0.1"),
                    new AddCoins.Input(user, coins, UUID.randomUUID().toString(), "test"));
        }
        return user;
    }

    public Gift gift(String code) {
        return new Showcase(database).available(Locale.ENGLISH).stream().filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    public long coins(UserId user) {
        return new Balances(database).of(user, AccountType.WALLET);
    }

    public long diamonds(UserId user) {
        return new Balances(database).of(user, AccountType.EARNINGS);
    }

    public List<LogRow> rows() {
        return new Logs(database).rowsAfter(session.value(), 0, 100_000);
    }

    public List<String> export() {
        return database.transaction(tx -> {
            tx.execute("set transaction isolation level repeatable read");
            List<String> lines = new ArrayList<>();
            LedgerExport.lines(tx, lines::add);
            return lines;
        });
    }

    public static LedgerVerifier.Verdict verify(List<String> export) {
        LedgerVerifier verifier = new LedgerVerifier();
        export.forEach(verifier::accept);
        return verifier.verdict();
    }

    /// What the auditor finds wrong; 0 is what it must be.
    public long imbalance() {
        return new Auditor(database, new LedgerMetrics(new PrometheusRegistry())).audit().orElseThrow().imbalance();
    }

    @Override
    public void close() {
        sequencer.close();
        database.close();
    }
}
