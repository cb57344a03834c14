package live.chobi.gifts.payout;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import live.chobi.gifts.payout.Payout.Terms;
import live.chobi.gifts.payout.provider.Destination;
import live.chobi.gifts.payout.provider.PayoutEvent;
import live.chobi.gifts.payout.provider.PayoutNews;
import live.chobi.gifts.payout.provider.PayoutOrder;
import live.chobi.gifts.payout.provider.PayoutProvider;
import live.chobi.gifts.purchase.Inbox;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Uuid7;
import live.chobi.log.Sequencer;
import live.chobi.schema.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands between payouts and their provider: brings the ones' orders to the other, and what that tells back.
///
/// Nothing of the database is locked while a provider is asked. Should the node die between the call and the record of
/// it, the payout's job comes again and asks with the same key. Virtual threads.
public final class PayoutDesk {
    /// The topic of the outbox: a payout is in another state.
    public static final String CHANGED = "payout_changed";
    private static final Logger LOG = LoggerFactory.getLogger(PayoutDesk.class);

    private final Sequencer sequencer;
    private final Payouts payouts;
    private final Destinations destinations;
    private final Inbox<PayoutProvider, PayoutEvent> inbox;
    private final InstantSource clock;
    private final PayoutMetrics metrics;

    PayoutDesk(Sequencer sequencer, Database database, Destinations destinations, List<PayoutProvider> providers,
            InstantSource clock, PayoutMetrics metrics) {
        this.sequencer = sequencer;
        this.payouts = new Payouts(database);
        this.destinations = destinations;
        this.inbox = new Inbox<>("payout_provider", providers, name -> metrics.news(name, NewsOutcome.FORGED));
        this.clock = clock;
        this.metrics = metrics;
    }

    Payouts payouts() {
        return payouts;
    }

    /// The work of a payout's job: pays what is approved, asks about what the provider has, moves diamonds that the
    /// ledger would not move before. Throws a [Problem] when the provider is away: the job comes again.
    void bringOn(UUID id) {
        Payout payout = payouts.byId(id).orElseThrow();
        if (payout.state() == PayoutState.APPROVED) {
            ask(payout).forEach(news -> tell(payout, "here:" + Uuid7.next(), "asked", Optional.of(news)));
        }
        tell(payout, "here:" + Uuid7.next(), "look", Optional.empty());
    }

    private List<PayoutNews> ask(Payout payout) {
        String name = Objects.requireNonNull(payout.decision().provider());
        PayoutProvider provider = inbox.provider(name).orElseThrow(() -> Problem
                .busy("payouts_off", "payouts of " + name + " wait until it is set up again"));
        String reference = payout.told().reference();
        if (reference != null) {
            return called(payout, "look_up", () -> provider.lookUp(payout.id(), reference));
        }
        Terms terms = payout.terms();
        return called(payout, "send", () -> List.of(provider.send(new PayoutOrder(payout.id(), terms.amount(),
                terms.currency(), destinations.open(payout.destination())))));
    }

    private List<PayoutNews> called(Payout payout, String call, Supplier<List<PayoutNews>> work) {
        try {
            List<PayoutNews> answer = work.get();
            metrics.call(call, "done");
            return answer;
        } catch (Problem problem) {
            boolean isFinal = problem.code() == ProblemCode.BAD_GATEWAY;
            metrics.call(call, isFinal ? "refused" : "away");
            // A question that is refused says nothing about the money; an order that is refused will never be paid.
            if (isFinal && call.equals("send")) {
                return List.of(new PayoutNews.Failed(payout.id(), problem.getMessage()));
            }
            throw problem;
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

    /// Takes what a provider tells, by whatever way it came.
    NewsOutcome take(String provider, PayoutEvent event) {
        Optional<Payout> payout = event.news().flatMap(news -> payouts.byId(news.payout()));
        if (payout.isEmpty()) {
            metrics.news(provider, NewsOutcome.NOT_OURS);
            return NewsOutcome.NOT_OURS;
        }
        return apply(payout.get(), provider, event);
    }

    /// The header of a provider's messages that holds the signature; empty for one that is not set up here.
    public Optional<String> signatureHeader(String provider) {
        return inbox.signatureHeader(provider);
    }

    /// An event that begins here, not with a message of the provider's.
    private void tell(Payout payout, String event, String type, Optional<PayoutNews> news) {
        String provider = payout.decision().provider();
        var _ = apply(payout, provider == null ? "here" : provider,
                new PayoutEvent(event, type, clock.instant(), news));
    }

    private NewsOutcome apply(Payout payout, String provider, PayoutEvent event) {
        FollowPayout.Answer answer = sequencer.run(new FollowPayout.Rule(),
                new FollowPayout(payout.user(), payout.id(), payout.terms().currency(), provider, event));
        if (event.news().isPresent()) {
            metrics.news(provider, answer.outcome());
        }
        reached(answer.before(), answer.state());
        if (answer.contradictory()) {
            metrics.contradiction();
            LOG.warn("{} said of payout {} that it was paid, and that it was not: it counts as not paid", provider,
                    payout.id());
        }
        switch (answer.outcome()) {
            case AMOUNT_MISMATCH, OTHER_PROVIDER, HELD_BACK -> LOG.warn("{} of {} for payout {} is {}", event.type(),
                    provider, payout.id(), answer.outcome());
            case APPLIED, NOTHING_NEW, NOT_OURS, FORGED -> LOG.debug("{} of {} for payout {} is {}", event.type(),
                    provider, payout.id(), answer.outcome());
        }
        return answer.outcome();
    }

    void reached(PayoutState before, PayoutState after) {
        if (before != after) {
            metrics.reached(after);
        }
    }

    /// As [#visible].
    public PayoutView view(Caller caller, UUID id) {
        return views(List.of(visible(caller, id)), caller.isAdmin()).getFirst();
    }

    List<PayoutView> views(Collection<Payout> of, boolean forAdmins) {
        Map<UUID, Destination.Masked> masked = destinations.masked(of.stream().map(Payout::destination).toList());
        return of.stream().map(it -> PayoutView.of(it, Objects.requireNonNull(masked.get(it.destination())), forAdmins))
                .toList();
    }

    /// Of the caller's own, or any for an administrator.
    Payout visible(Caller caller, UUID id) {
        Payout payout = payouts.byId(id).orElseThrow(() -> Problem.notFound("payout", id));
        if (!caller.is(payout.user()) && !caller.isAdmin()) {
            throw Problem.forbidden("not_your_payout", "only the host and administrators see a payout");
        }
        return payout;
    }
}
