package live.chobi.gifts.purchase;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import live.chobi.gifts.purchase.provider.CheckoutOrder;
import live.chobi.gifts.purchase.provider.PaymentEvent;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.gifts.purchase.provider.PaymentProvider;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Uuid7;
import live.chobi.log.Sequencer;
import live.chobi.schema.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands between purchases and payment providers: brings the ones' orders to the others, and what those tell back.
///
/// Nothing of the database is locked while a provider is asked. Virtual threads.
public final class PurchaseDesk {
    /// The topic of the outbox: a purchase is in another state.
    public static final String CHANGED = "purchase_changed";
    private static final Logger LOG = LoggerFactory.getLogger(PurchaseDesk.class);
    /// Providers know a repeat for a day; an older refund is for a person to look at.
    private static final Duration REFUND_AGE_MAX = Duration.ofHours(12);
    /// Whoever ordered it is still at it before.
    private static final Duration REFUND_REST = Duration.ofMinutes(1);
    private static final int SWEEP = 50;
    private static final int STARTS = 64;

    private final Sequencer sequencer;
    private final Purchases purchases;
    private final Inbox<PaymentProvider, PaymentEvent> inbox;
    private final InstantSource clock;
    private final PurchaseMetrics metrics;
    private final Supplier<String> site;
    /// One of them is held while a purchase's page is made, so that a hundred clicks ask the provider once.
    private final List<ReentrantLock> starts = IntStream.range(0, STARTS).mapToObj(_ -> new ReentrantLock()).toList();

    /// @param site where this server is reached, without a slash at its end
    public PurchaseDesk(Sequencer sequencer, Database database, List<PaymentProvider> providers,
            InstantSource clock, PurchaseMetrics metrics, Supplier<String> site) {
        this.sequencer = sequencer;
        this.purchases = new Purchases(database);
        this.inbox = new Inbox<>("payment_provider", providers, name -> metrics.news(name, NewsOutcome.FORGED));
        this.clock = clock;
        this.metrics = metrics;
        this.site = site;
    }

    Purchases purchases() {
        return purchases;
    }

    /// The purchase with its page to pay at; makes the page where there is none yet.
    ///
    /// @param returnPath of this site
    Purchase open(UUID id, String returnPath) {
        ReentrantLock start = starts.get(Math.floorMod(id.hashCode(), STARTS));
        start.lock();
        try {
            Purchase purchase = purchases.byId(id).orElseThrow();
            PaymentProvider provider = inbox.provider(purchase.provider()).orElse(null);
            if (purchase.state() != PurchaseState.CREATED || provider == null) {
                return purchase;
            }
            String back = site.get() + returnPath + (returnPath.contains("?") ? "&" : "?") + "purchase=" + id;
            CheckoutOrder order = new CheckoutOrder(id, purchases.title(purchase), purchase.price().amount(),
                    purchase.price().currency(), purchase.expiresAt(), back, back + "&cancelled=1");
            tell(purchase, "opened", called("start", () -> provider.start(order), refusal -> tell(purchase, "refused",
                    new PaymentNews.Failed(id, refusal.getMessage()))));
            return purchases.byId(id).orElseThrow();
        } finally {
            start.unlock();
        }
    }

    /// Takes what came in at a provider's webhook, once it has been found genuine. The answer is the same for the same
    /// message again. Throws a SERVICE_UNAVAILABLE [Problem] when it could not be taken now: the provider sends it
    /// again.
    ///
    /// @param provider as the webhook's address names it; NOT_FOUND when it is not set up here
    public NewsOutcome receive(String provider, SignedMessage message) {
        return inbox.receive(provider, message, event -> take(provider, event));
    }

    private NewsOutcome take(String provider, PaymentEvent event) {
        Optional<Purchase> purchase = event.news().flatMap(news -> purchases.byId(news.purchase()));
        if (purchase.isEmpty()) {
            metrics.news(provider, NewsOutcome.NOT_OURS);
            return NewsOutcome.NOT_OURS;
        }
        return apply(purchase.get(), provider, event, Optional.empty()).outcome();
    }

    /// The header of a provider's messages that holds the signature; empty for one that is not set up here.
    public Optional<String> signatureHeader(String provider) {
        return inbox.signatureHeader(provider);
    }

    /// Asks about purchases of which nothing was heard in time, moves coins that the ledger would not move before, and
    /// brings refunds to their end that were left half done. Called once a minute, on any node.
    public void sweep() {
        for (Purchase purchase : purchases.claimOverdue(SWEEP)) {
            tried("look up", purchase, () -> lookUp(purchase));
        }
        for (Purchases.Ordered ordered : purchases.openRefunds(clock.instant().minus(REFUND_AGE_MAX),
                clock.instant().minus(REFUND_REST), SWEEP)) {
            tried("refund", ordered.purchase(), () -> payBack(ordered.refund(), ordered.purchase(),
                    ordered.purchase().standing().returned().refunded()));
        }
    }

    private static void tried(String what, Purchase purchase, Runnable work) {
        try {
            work.run();
        } catch (Problem passing) {
            LOG.warn("{} of purchase {} comes again: {}", what, purchase.id(), passing.getMessage());
        }
    }

    private void lookUp(Purchase purchase) {
        if (!purchase.isOpen()) {
            apply(purchase, purchase.provider(), here("settle", Optional.empty()), Optional.empty());
            return;
        }
        String reference = purchase.standing().ids().reference();
        PaymentProvider provider = inbox.provider(purchase.provider()).orElse(null);
        if (reference == null) {
            // The buyer never got a page to pay at.
            tell(purchase, "expired", new PaymentNews.Expired(purchase.id()));
        } else if (provider != null) {
            called("look_up", () -> provider.lookUp(purchase.id(), reference), _ -> {
            }).forEach(news -> tell(purchase, "looked_up", news));
        }
    }

    /// Gives money back and takes the coins of it. The same order again is the same refund.
    void payBack(OrderRefund.Answer order, Purchase purchase) {
        payBack(purchases.refund(order.refundId()).orElseThrow(), purchase, order.before());
    }

    private void payBack(Refund refund, Purchase purchase, long before) {
        if (!refund.isOpen()) {
            return;
        }
        PaymentProvider provider = inbox.provider(purchase.provider())
                .orElseThrow(() -> Problem.refused("payments_off",
                        "the payment provider " + purchase.provider() + " is not set up here"));
        if (refund.orderedAt().isBefore(clock.instant().minus(REFUND_AGE_MAX))) {
            throw Problem.refused("refund_too_old",
                    "this refund was ordered long ago and its outcome is unknown; look for it at the provider's");
        }
        PaymentNews.Refunded news = called("refund",
                () -> provider.refund(refund.id(), purchase.id(),
                        Objects.requireNonNull(purchase.standing().ids().payment()), refund.amount(),
                        purchase.price().currency(), before),
                refusal -> purchases.write(refund.declined(refusal.getMessage())));
        apply(purchase, purchase.provider(), here("refunded", Optional.of(news)), Optional.of(refund.id()));
    }

    private void tell(Purchase purchase, String type, PaymentNews news) {
        apply(purchase, purchase.provider(), here(type, Optional.of(news)), Optional.empty());
    }

    /// An event that begins here, not with a message of the provider's.
    private PaymentEvent here(String type, Optional<PaymentNews> news) {
        return new PaymentEvent("here:" + Uuid7.next(), type, clock.instant(), news);
    }

    private ApplyNews.Answer apply(Purchase purchase, String provider, PaymentEvent event, Optional<UUID> refund) {
        ApplyNews.Answer answer = sequencer.run(new ApplyNews.Rule(),
                new ApplyNews(purchase.user(), purchase.id(), purchase.price().currency(), provider, event, refund));
        metrics.news(provider, answer.outcome());
        if (answer.state() != answer.before()) {
            metrics.reached(answer.state());
        }
        if (answer.issued() != 0) {
            metrics.moved(answer.issued());
        }
        switch (answer.outcome()) {
            case AMOUNT_MISMATCH, OTHER_PROVIDER, HELD_BACK -> LOG.warn("{} of {} for purchase {} is {}", event.type(),
                    provider, purchase.id(), answer.outcome());
            case APPLIED, NOTHING_NEW, NOT_OURS, FORGED -> LOG.debug("{} of {} for purchase {} is {}", event.type(),
                    provider, purchase.id(), answer.outcome());
        }
        return answer;
    }

    /// @param refused what to note when the provider never will
    private <T> T called(String call, Supplier<T> work, Consumer<Problem> refused) {
        try {
            T answer = work.get();
            metrics.call(call, "done");
            return answer;
        } catch (Problem problem) {
            boolean isFinal = problem.code() == ProblemCode.BAD_GATEWAY;
            metrics.call(call, isFinal ? "refused" : "away");
            if (isFinal) {
                refused.accept(problem);
            }
            throw problem;
        }
    }

    /// As [#visible].
    public PurchaseView view(Caller caller, UUID id) {
        return PurchaseView.of(visible(caller, id));
    }

    /// Of the caller's own, or any for an administrator.
    Purchase visible(Caller caller, UUID id) {
        Purchase purchase = purchases.byId(id).orElseThrow(() -> Problem.notFound("purchase", id));
        if (!caller.is(purchase.user()) && !caller.isAdmin()) {
            throw Problem.forbidden("not_your_purchase", "only the buyer and administrators see a purchase");
        }
        return purchase;
    }
}
