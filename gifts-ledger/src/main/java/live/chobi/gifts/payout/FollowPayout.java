package live.chobi.gifts.payout;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.invoice.Invoices;
import live.chobi.gifts.payout.provider.PayoutEvent;
import live.chobi.gifts.payout.provider.PayoutNews;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Json;

/// Merges what a provider told into a payout, and moves the diamonds that follow from it, in one transaction. Needs no
/// key: the same again changes nothing.
///
/// @param currency of the payout
/// @param provider who told; here, with no news, it only moves what the ledger would not move before
record FollowPayout(UserId user, UUID id, String currency, String provider, PayoutEvent event)
        implements
            PayoutCommand<FollowPayout.Answer> {
    static final String JOB = "gifts.pay_out";
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration LOOK_MIN = Duration.ofMinutes(1);
    private static final Duration LOOK_MAX = Duration.ofHours(6);

    /// @param contradictory whether the provider has now said both that it paid and that it did not
    record Answer(NewsOutcome outcome, PayoutState before, PayoutState state, boolean contradictory) {}

    record Payload(UUID payoutId) {}

    /// For readers outside.
    record Event(UUID payoutId, UUID userId, PayoutState state, long diamonds, long amount, String currency) {}

    @Override
    public Optional<UUID> payout() {
        return Optional.of(id);
    }

    @Override
    public List<AccountId> accounts() {
        return PayoutMoney.accounts(user, currency);
    }

    static String jobKey(UUID payout) {
        return "payout:" + payout;
    }

    /// The job that every open payout has, by the database's clock.
    static JobKind job(PayoutDesk desk) {
        return new JobKind(JOB, (JsonNode json) -> desk.bringOn(Json.read(json.toString(), Payload.class).payoutId()));
    }

    static void enqueue(Payout payout, Duration delay, Draft draft) {
        draft.enqueue(jobKey(payout.id()), JOB, new Payload(payout.id()), delay);
    }

    /// When to look at it next: what is at the provider, later and later; what nobody has decided, before its
    /// hold ends.
    static void schedule(Payout payout, Draft draft) {
        switch (payout.state()) {
            case REQUESTED -> enqueue(payout, longer(Duration.between(draft.now(),
                    payout.money().heldUntil().minus(PayoutMoney.RENEW))), draft);
            case APPROVED -> {
                Duration age = Duration.between(
                        Objects.requireNonNull(payout.decision().approvedAt()), draft.now());
                Duration half = longer(age.dividedBy(2));
                enqueue(payout, half.compareTo(LOOK_MAX) > 0 ? LOOK_MAX : half, draft);
            }
            case PAID, REJECTED, FAILED, CANCELLED -> draft.cancel(jobKey(payout.id()));
        }
    }

    private static Duration longer(Duration wait) {
        return wait.compareTo(LOOK_MIN) < 0 ? LOOK_MIN : wait;
    }

    static void tell(Payout payout, Draft draft) {
        draft.event(PayoutDesk.CHANGED, new Event(payout.id(), payout.user().value(), payout.state(),
                payout.terms().diamonds(), payout.terms().amount(), payout.terms().currency()));
    }

    /// How it is decided.
    record Rule() implements CommandKind<FollowPayout, PayoutFacts, Answer> {
        @Override
        public FactSource<PayoutFacts> facts() {
            return PayoutFacts.SOURCE;
        }

        @Override
        public Answer decide(FollowPayout command, PayoutFacts facts, Draft draft) {
            Payout before = facts.payout(command.id()).orElseThrow(() -> Problem.notFound("payout", command.id()));
            Optional<PayoutNews> news = command.event().news();
            if (news.isPresent() && !command.provider().equals(before.decision().provider())) {
                return new Answer(NewsOutcome.OTHER_PROVIDER, before.state(), before.state(), false);
            }
            if (news.filter(it -> !isAbout(before, it)).isPresent()) {
                facts.heard(before.id(), command.provider(), command.event(), NewsOutcome.AMOUNT_MISMATCH);
                return new Answer(NewsOutcome.AMOUNT_MISMATCH, before.state(), before.state(), false);
            }
            Payout told = news.map(it -> before.after(it, draft.now())).orElse(before);
            PayoutMoney.Step moved = PayoutMoney.follow(told, facts, draft);
            Payout after = moved.payout();
            NewsOutcome outcome = !moved.isComplete()
                    ? NewsOutcome.HELD_BACK
                    : after.equals(before) ? NewsOutcome.NOTHING_NEW : NewsOutcome.APPLIED;
            if (!after.equals(before)) {
                facts.put(after);
            }
            if (!Objects.equals(after.money().settledBy(), before.money().settledBy())
                    || !Objects.equals(after.money().returnedBy(), before.money().returnedBy())) {
                Invoices.enqueueForPayout(draft, after.id());
            }
            if (after.state() != before.state()) {
                tell(after, draft);
            }
            if (news.isPresent()) {
                facts.heard(before.id(), command.provider(), command.event(), outcome);
            }
            if (moved.isComplete()) {
                schedule(after, draft);
            } else {
                enqueue(after, AGAIN, draft);
            }
            return new Answer(outcome, before.state(), after.state(),
                    after.isContradictory() && !before.isContradictory());
        }

        /// Money of another amount or currency is not this payout: somebody must look.
        private static boolean isAbout(Payout payout, PayoutNews news) {
            return switch (news) {
                case PayoutNews.Paid(_, var amount, var currency) -> amount == payout.terms().amount()
                        && currency.equals(payout.terms().currency());
                case PayoutNews.Accepted _,PayoutNews.Failed _ -> true;
            };
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
