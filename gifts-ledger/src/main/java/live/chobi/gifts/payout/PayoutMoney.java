package live.chobi.gifts.payout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.payout.Payout.Place;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.AccountType.Fiat;
import live.chobi.ledger.Holds;
import live.chobi.log.Draft;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Postings.Link;
import live.chobi.log.Postings.Outcome;
import live.chobi.log.Postings.Outcome.Posted;
import live.chobi.log.Postings.Outcome.Refused;
import live.chobi.log.Postings.Refusal;
import live.chobi.log.Postings.Relation;
import live.chobi.log.Postings.Transfer;
import live.chobi.log.Stripe;
import org.jspecify.annotations.Nullable;

/// Moves the diamonds of a payout to where they belong. The only place that posts for payouts.
///
/// Paid settles the hold: the diamonds leave, and the currency's books say that the provider holds less and hosts got
/// more. What comes back after that is a correcting transfer that names it.
final class PayoutMoney {
    /// A payout whose hold would end sooner has a new one.
    static final Duration RENEW = Duration.ofDays(30);

    private PayoutMoney() {
    }

    /// For the statement of account.
    record Memo(UUID payoutId, long diamonds, String currency, long amount, @Nullable String provider,
            @Nullable String reference) {
        static Memo of(Payout payout) {
            return new Memo(payout.id(), payout.terms().diamonds(), payout.terms().currency(),
                    payout.terms().amount(), payout.decision().provider(), payout.told().reference());
        }
    }

    /// What a command must lock to ask for a payout, or to end one that is not approved.
    static List<AccountId> accounts(UserId user) {
        return Holds.accounts(user, AccountType.EARNINGS);
    }

    /// What a command must lock for whatever a provider says.
    static List<AccountId> accounts(UserId user, String currency) {
        short stripe = Stripe.of(user.value());
        Currency of = Currency.getInstance(currency);
        List<AccountId> accounts = new ArrayList<>(accounts(user));
        accounts.add(AccountType.DIAMOND_SINK.of(stripe));
        accounts.add(Fiat.PROVIDER.in(of).of(stripe));
        accounts.add(Fiat.PAYOUTS.in(of).of(stripe));
        return List.copyOf(accounts);
    }

    /// Sets the diamonds aside.
    static Outcome hold(UUID payout, UserId user, long diamonds, UUID hold, PayoutFacts facts, Draft draft) {
        return Holds.place(draft, facts.ledger(), hold, user, AccountType.EARNINGS, diamonds, Holds.TTL_MAX,
                "payout " + payout);
    }

    /// How far it came.
    ///
    /// @param isComplete false where the ledger refuses: an account is frozen, or a hold ended long ago and its diamonds
    /// are spent
    record Step(Payout payout, boolean isComplete) {}

    static Step follow(Payout payout, PayoutFacts facts, Draft draft) {
        Place at = payout.money().place();
        return switch (payout.due()) {
            case HELD -> renewed(payout, facts, draft);
            case PAID -> at == Place.PAID ? new Step(payout, true) : settled(payout, facts, draft);
            case RETURNED -> switch (at) {
                case RETURNED -> new Step(payout, true);
                case HELD -> released(payout, facts, draft);
                case PAID -> givenAgain(payout, draft);
            };
        };
    }

    /// A hold ends by itself after some months; a payout may take longer. A frozen account can give no new one: then it
    /// is left as it is.
    private static Step renewed(Payout payout, PayoutFacts facts, Draft draft) {
        boolean isLate = !payout.money().heldUntil().minus(RENEW).isAfter(draft.now());
        if (!isLate || facts.isFrozen(payout.user())) {
            return new Step(payout, true);
        }
        Outcome outcome = Holds.cancel(draft, facts.ledger(), Uuid7.next(), payout.user(), AccountType.EARNINGS,
                payout.money().hold(), "payout " + payout.id() + " goes on");
        return outcome instanceof Posted || isClosed(outcome)
                ? heldAnew(payout, facts, draft)
                : new Step(payout, false);
    }

    private static Step heldAnew(Payout payout, PayoutFacts facts, Draft draft) {
        UUID hold = Uuid7.next();
        Outcome outcome = hold(payout.id(), payout.user(), payout.terms().diamonds(), hold, facts, draft);
        return outcome instanceof Posted
                ? new Step(payout.with(payout.money().heldBy(hold, draft.now().plus(Holds.TTL_MAX))), true)
                : new Step(payout, false);
    }

    private static Step settled(Payout payout, PayoutFacts facts, Draft draft) {
        UUID id = Uuid7.next();
        Outcome outcome = settle(payout, id, facts, draft);
        Payout held = payout;
        if (isClosed(outcome)) {
            // Its time was over while nobody looked, and the host has the diamonds, or had.
            Step anew = heldAnew(payout, facts, draft);
            if (!anew.isComplete()) {
                return anew;
            }
            held = anew.payout();
            outcome = settle(held, id, facts, draft);
        }
        return outcome instanceof Posted
                ? new Step(held.with(held.money().paidBy(id)), true)
                : new Step(held, false);
    }

    private static Outcome settle(Payout payout, UUID id, PayoutFacts facts, Draft draft) {
        Payout.Terms terms = payout.terms();
        List<Leg> to = new ArrayList<>(
                List.of(new Leg(AccountType.DIAMOND_SINK.of(draft.stripe()), terms.diamonds())));
        to.addAll(money(payout, 1, draft));
        return Holds.settle(draft, facts.ledger(), id, payout.user(), AccountType.EARNINGS, payout.money().hold(),
                terms.diamonds(), List.copyOf(to), "payout", Memo.of(payout));
    }

    /// The provider holds less of ours, and hosts were paid; the other way round with a sign of -1.
    private static List<Leg> money(Payout payout, int sign, Draft draft) {
        Currency currency = Currency.getInstance(payout.terms().currency());
        long amount = sign * payout.terms().amount();
        return List.of(new Leg(Fiat.PROVIDER.in(currency).of(draft.stripe()), amount),
                new Leg(Fiat.PAYOUTS.in(currency).of(draft.stripe()), -amount));
    }

    private static Step released(Payout payout, PayoutFacts facts, Draft draft) {
        Outcome outcome = Holds.cancel(draft, facts.ledger(), Uuid7.next(), payout.user(), AccountType.EARNINGS,
                payout.money().hold(), "payout " + payout.id());
        return outcome instanceof Posted || isClosed(outcome)
                ? new Step(payout.with(payout.money().returned(null)), true)
                : new Step(payout, false);
    }

    private static Step givenAgain(Payout payout, Draft draft) {
        UUID id = Uuid7.next();
        long diamonds = payout.terms().diamonds();
        List<Leg> legs = new ArrayList<>(List.of(new Leg(AccountType.EARNINGS.of(payout.user()), diamonds),
                new Leg(AccountType.DIAMOND_SINK.of(draft.stripe()), -diamonds)));
        legs.addAll(money(payout, -1, draft));
        Link link = new Link(Relation.CORRECTS, Objects.requireNonNull(payout.money().settledBy()));
        Outcome outcome = draft.post(new Transfer(id, "payout_returned", Optional.of(payout.user()),
                List.copyOf(legs), Memo.of(payout), Optional.of(link)));
        return outcome instanceof Posted
                ? new Step(payout.with(payout.money().returned(id)), true)
                : new Step(payout, false);
    }

    private static boolean isClosed(Outcome outcome) {
        return outcome instanceof Refused(var reason, _) && reason == Refusal.HOLD_CLOSED;
    }
}
