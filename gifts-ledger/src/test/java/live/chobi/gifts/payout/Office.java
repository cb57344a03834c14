package live.chobi.gifts.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import live.chobi.gifts.Stage;
import live.chobi.gifts.payout.provider.Destination;
import live.chobi.gifts.payout.provider.PayoutEvent;
import live.chobi.gifts.payout.provider.PayoutNews;
import live.chobi.gifts.payout.provider.PayoutOrder;
import live.chobi.gifts.payout.provider.PayoutProvider;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.AccountType.Fiat;
import live.chobi.ledger.Auditor;
import live.chobi.ledger.Balances;
import live.chobi.ledger.ExpireHold;
import live.chobi.ledger.Ledger;
import live.chobi.ledger.LedgerMetrics;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.log.LogMetrics;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.JobRunner;
import live.chobi.outbox.Json;
import live.chobi.testkit.SetClock;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// An office that pays hosts, on a real PostgreSQL, run by two processes, and a provider whose words a test chooses. A
/// thousand diamonds bring 5 USD, or 1.5 KWD; a hundred are the least.
final class Office implements AutoCloseable {
    static final String PROVIDER = "office";
    static final Destination BANK = new Destination(Destination.Kind.IBAN, "Ana Maria Host",
            "SA0380000000608010167519");

    /// Takes every order once; counts what it was asked.
    static final class Provider implements PayoutProvider {
        /// How often each was asked for; it is paid once, since its id is the key.
        final Map<UUID, Integer> sent = new ConcurrentHashMap<>();
        final Map<UUID, PayoutOrder> orders = new ConcurrentHashMap<>();
        final Map<UUID, List<PayoutNews>> known = new ConcurrentHashMap<>();
        private volatile Optional<Problem> before = Optional.empty();
        private volatile Optional<RuntimeException> after = Optional.empty();

        @Override
        public String name() {
            return PROVIDER;
        }

        @Override
        public PayoutNews send(PayoutOrder order) {
            throwIf(before);
            sent.merge(order.payout(), 1, Integer::sum);
            orders.putIfAbsent(order.payout(), order);
            throwIf(after);
            return new PayoutNews.Accepted(order.payout(), "po-" + order.payout());
        }

        @Override
        public List<PayoutNews> lookUp(UUID payout, String reference) {
            throwIf(before);
            assertThat(reference).isEqualTo("po-" + payout);
            return known.getOrDefault(payout, List.of());
        }

        @Override
        public String signatureHeader() {
            return "x";
        }

        @Override
        public PayoutEvent read(SignedMessage message) throws ForgedMessage {
            throw new ForgedMessage("never signed");
        }

        /// Every call from now on, before it does anything.
        void fails(Optional<Problem> with) {
            before = with;
        }

        /// Every order from now on, when it was taken, and before the answer comes.
        void answersAreLost(Optional<RuntimeException> with) {
            after = with;
        }

        private static void throwIf(Optional<? extends RuntimeException> trouble) {
            trouble.ifPresent(it -> {
                throw it;
            });
        }
    }

    final SetClock clock = new SetClock();
    final Stage stage = new Stage(clock);
    final Provider provider = new Provider();
    final UserId admin = UserId.next();
    private final Sequencer second;
    private final List<PayoutOffice> offices;

    Office() {
        this(false);
    }

    Office(boolean limitsEnabled) {
        second = new Sequencer(stage.database, new Ledger(stage.database), _ -> Optional.empty(), clock,
                new LogMetrics(new PrometheusRegistry()), 2, _ -> {
                });
        PayoutOffice.Terms terms = new PayoutOffice.Terms(Optional.of(provider), Rates.parse("USD=5.00,KWD=1.5"), 100,
                limitsEnabled);
        offices = List.of(office(terms, stage.sequencer), office(terms, second));
    }

    private PayoutOffice office(PayoutOffice.Terms terms, Sequencer sequencer) {
        return new PayoutOffice(terms, stage.database, sequencer, new MasterKey(new byte[32]), clock,
                new PayoutMetrics(new PrometheusRegistry()));
    }

    PayoutOffice office(int node) {
        return offices.get(node);
    }

    /// What is due now, on one node: payouts and the ends of holds.
    int runJobs(int node) {
        List<JobKind> kinds = new ArrayList<>(office(node).jobs());
        kinds.add(ExpireHold.job(stage.sequencer));
        return new JobRunner(stage.database, kinds).runDue();
    }

    Caller asAdmin() {
        return new Caller.SignedIn(admin, Role.ADMIN, "127.0.0.1");
    }

    /// As the edge would, for this caller; the answer as JSON, or the reason of the refusal.
    String ask(int node, Caller caller, String path, Object input) {
        return ask(office(node), caller, path, input);
    }

    static String ask(PayoutOffice office, Caller caller, String path, Object input) {
        try {
            Endpoint<?, ?> endpoint = office.endpoints().stream().filter(it -> it.path().equals(path)).findFirst()
                    .orElseThrow();
            endpoint.access().check(caller);
            return Json.write(handle(endpoint, caller, input));
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }

    private static <I, O> Object handle(Endpoint<I, O> endpoint, Caller caller, Object input) {
        return Objects.requireNonNull(endpoint.procedure().handle(caller, endpoint.inputType().cast(input)));
    }

    String request(int node, UserId who, long diamonds, @Nullable Destination to, String key) {
        return ask(node, Stage.caller(who), "gifts.requestPayout",
                new RequestPayout.Input(diamonds, null, to, key));
    }

    /// Asked for, to the usual bank.
    UUID requested(UserId who, long diamonds, String key) {
        String answer = request(0, who, diamonds, BANK, key);
        assertThat(answer).startsWith("{");
        return UUID.fromString(Json.tree(answer).at("/payout/id").asText());
    }

    /// Asked for, agreed to, and taken by the provider.
    UUID sent(UserId who, long diamonds, String key) {
        UUID payout = requested(who, diamonds, key);
        assertThat(approve(0, payout)).contains("\"state\":\"approved\"");
        assertThat(runJobs(0)).isPositive();
        assertThat(provider.sent).containsEntry(payout, 1);
        return payout;
    }

    String approve(int node, UUID payout) {
        return ask(node, asAdmin(), "gifts.approvePayout", new ApprovePayout.Input(payout));
    }

    String reject(int node, UUID payout) {
        return ask(node, asAdmin(), "gifts.rejectPayout", new RejectPayout.Input(payout, "not yet"));
    }

    String cancel(int node, UserId who, UUID payout) {
        return ask(node, Stage.caller(who), "gifts.cancelPayout", new CancelPayout.Input(payout));
    }

    Payout payout(UUID id) {
        return office(0).desk().payouts().byId(id).orElseThrow();
    }

    PayoutState state(UUID id) {
        return payout(id).state();
    }

    PayoutNews paid(UUID id) {
        return new PayoutNews.Paid(id, payout(id).terms().amount(), payout(id).terms().currency());
    }

    static PayoutNews failed(UUID id) {
        return new PayoutNews.Failed(id, "no such account");
    }

    /// As if a genuine message with this news had come in.
    NewsOutcome tell(int node, PayoutNews news) {
        return office(node).desk().take(PROVIDER, new PayoutEvent("evt-" + UUID.randomUUID(), "test",
                Instant.parse("2026-01-02T00:00:00Z"), Optional.of(news)));
    }

    long diamonds(UserId user) {
        return stage.diamonds(user);
    }

    long held(UserId user) {
        return new Balances(stage.database).of(user, AccountType.HELD_DIAMONDS);
    }

    /// Over all stripes.
    long sum(AccountType type) {
        return stage.database.read(db -> db.fetchSingle(
                "select coalesce(sum(balance), 0)::bigint from ledger.account where type = {0}",
                DSL.val(type.code())).into(Long.class));
    }

    long fiat(Fiat of, String currency) {
        return sum(of.in(Currency.getInstance(currency)));
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
