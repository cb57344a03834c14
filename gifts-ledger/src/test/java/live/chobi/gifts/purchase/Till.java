package live.chobi.gifts.purchase;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import live.chobi.gifts.Stage;
import live.chobi.gifts.purchase.packs.CoinPack;
import live.chobi.gifts.purchase.packs.CoinPacks;
import live.chobi.gifts.purchase.provider.CheckoutOrder;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.PaymentEvent;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.gifts.purchase.provider.PaymentProvider;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.AccountType.Fiat;
import live.chobi.ledger.Auditor;
import live.chobi.ledger.Balances;
import live.chobi.ledger.Ledger;
import live.chobi.ledger.LedgerMetrics;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.log.LogMetrics;
import live.chobi.log.Sequencer;
import live.chobi.outbox.Json;
import live.chobi.testkit.SetClock;
import org.jooq.impl.DSL;

/// A shop on a real PostgreSQL, run by two processes, and a payment provider whose words a test chooses.
final class Till implements AutoCloseable {
    static final String PROVIDER = "till";

    /// Says "opened" to every order, and reads messages that are the news' own JSON; counts what it was asked.
    static final class Provider implements PaymentProvider {
        final Map<UUID, Integer> started = new ConcurrentHashMap<>();
        final Map<UUID, Integer> paidBack = new ConcurrentHashMap<>();
        private volatile Optional<Problem> trouble = Optional.empty();
        final Map<UUID, List<PaymentNews>> known = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return PROVIDER;
        }

        @Override
        public PaymentNews.Opened start(CheckoutOrder order) {
            fail();
            started.merge(order.purchase(), 1, Integer::sum);
            return new PaymentNews.Opened(order.purchase(), "cs-" + order.purchase(), order.paidUrl());
        }

        @Override
        public String signatureHeader() {
            return "x";
        }

        @Override
        public PaymentEvent read(SignedMessage message) throws ForgedMessage {
            throw new ForgedMessage("never signed");
        }

        @Override
        public List<PaymentNews> lookUp(UUID purchase, String reference) {
            fail();
            return known.getOrDefault(purchase, List.of());
        }

        @Override
        public PaymentNews.Refunded refund(UUID refund, UUID purchase, String payment, long amount, String currency,
                long before) {
            fail();
            paidBack.merge(refund, 1, Integer::sum);
            return new PaymentNews.Refunded(purchase, before + amount, currency);
        }

        /// Every call from now on.
        void fails(Optional<Problem> with) {
            trouble = with;
        }

        private void fail() {
            trouble.ifPresent(problem -> {
                throw problem;
            });
        }
    }

    final SetClock clock = new SetClock();
    /// Its clock stands months ago, so that whatever runs out has run out by the database's clock.
    final Stage stage = new Stage(clock);
    final Provider provider = new Provider();
    final UserId admin = UserId.next();
    private final Sequencer second;
    private final List<CoinShop> shops;

    Till() {
        this(false);
    }

    Till(boolean limitsEnabled) {
        second = new Sequencer(stage.database, new Ledger(stage.database), _ -> Optional.empty(), clock,
                new LogMetrics(new PrometheusRegistry()), 2, _ -> {
                });
        CoinShop.Terms terms = new CoinShop.Terms(Optional.of(provider), Set.of("USD", "EUR"), limitsEnabled,
                () -> "http://chobi.example");
        shops = List.of(shop(terms, stage.sequencer, clock), shop(terms, second, clock));
    }

    private CoinShop shop(CoinShop.Terms terms, Sequencer sequencer, InstantSource time) {
        return new CoinShop(terms, stage.database, sequencer, time, new PurchaseMetrics(new PrometheusRegistry()));
    }

    CoinShop shop(int node) {
        return shops.get(node);
    }

    /// As the edge would, for this caller; the answer as JSON, or the reason of the refusal.
    String ask(int node, Caller caller, String path, Object input) {
        try {
            return Json.write(call(node, caller, path, input));
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }

    /// As the edge would, but for the rules that stand at the input's record.
    Object call(int node, Caller caller, String path, Object input) {
        Endpoint<?, ?> endpoint = shops.get(node).endpoints().stream().filter(it -> it.path().equals(path)).findFirst()
                .orElseThrow();
        endpoint.access().check(caller);
        return handle(endpoint, caller, input);
    }

    private static <I, O> Object handle(Endpoint<I, O> endpoint, Caller caller, Object input) {
        return Objects.requireNonNull(endpoint.procedure().handle(caller,
                endpoint.inputType().cast(input)));
    }

    Caller asAdmin() {
        return new Caller.SignedIn(admin, Role.ADMIN, "127.0.0.1");
    }

    CoinPack pack(String code) {
        return stage.database.read(CoinPacks::all).stream().filter(it -> it.code().equals(code)).findFirst()
                .orElseThrow();
    }

    PurchaseView buy(UserId who, String pack, String key) {
        BuyCoins.Output bought = (BuyCoins.Output) call(0, Stage.caller(who), "gifts.buyCoins",
                new BuyCoins.Input(pack(pack).id(), "USD", key, null));
        return bought.purchase();
    }

    /// Bought, and paid.
    PurchaseView bought(UserId who, String pack, String key) {
        PurchaseView purchase = buy(who, pack, key);
        var _ = tell(paid(purchase));
        return view(purchase);
    }

    static PaymentNews paid(PurchaseView of) {
        return new PaymentNews.Paid(of.id(), "pi-" + of.id(), of.price().amount(), of.price().currency());
    }

    static PaymentNews chargedBack(PurchaseView of) {
        return new PaymentNews.ChargedBack(of.id(), of.price().amount(), of.price().currency());
    }

    static PaymentNews refunded(PurchaseView of, long total) {
        return new PaymentNews.Refunded(of.id(), total, of.price().currency());
    }

    NewsOutcome tell(PaymentNews news) {
        return tell(0, PROVIDER, news);
    }

    /// As if a genuine message with this news had come in.
    NewsOutcome tell(int node, String from, PaymentNews news) {
        PurchaseDesk desk = shops.get(node).desk();
        Purchase purchase = desk.purchases().byId(news.purchase()).orElseThrow();
        Sequencer sequencer = node == 0 ? stage.sequencer : second;
        return sequencer.run(new ApplyNews.Rule(),
                new ApplyNews(purchase.user(), purchase.id(), purchase.price().currency(), from,
                        new PaymentEvent("evt-" + UUID.randomUUID(), "test", clock.instant(), Optional.of(news)),
                        Optional.empty()))
                .outcome();
    }

    PurchaseView view(PurchaseView of) {
        return PurchaseView.of(shops.getFirst().desk().purchases().byId(of.id()).orElseThrow());
    }

    long coins(UserId user) {
        return stage.coins(user);
    }

    long debt(UserId user) {
        return new Balances(stage.database).of(user, AccountType.COIN_DEBT);
    }

    /// In US cents, over all stripes.
    long fiat(Fiat of) {
        return stage.database.read(db -> db.fetchSingle(
                "select coalesce(sum(balance), 0)::bigint from ledger.account where type = {0}",
                DSL.val(of.in(Currency.getInstance("USD")).code())).into(Long.class));
    }

    /// The export is proved, and the auditor finds nothing.
    boolean isClean() {
        return Stage.verify(stage.export()) instanceof Verdict.Clean
                && new Auditor(stage.database, new LedgerMetrics(new PrometheusRegistry())).audit().orElseThrow()
                        .imbalance() == 0;
    }

    @Override
    public void close() {
        second.close();
        stage.close();
    }
}
