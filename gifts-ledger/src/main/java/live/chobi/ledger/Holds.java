package live.chobi.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.LedgerFacts.Hold;
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

/// The rules of holds: money that is set aside, to be taken in parts or as a whole, given back, or to come back by
/// itself. Pure, for the commands of this package and for features whose own commands hold money; those lock the account
/// and its [#accounts] companion. A hold is named by the transfer that placed it.
public final class Holds {
    /// Longer than any payout takes, short enough that nothing is forgotten for good.
    public static final Duration TTL_MAX = Duration.ofDays(90);

    private Holds() {
    }

    /// For the statement of account.
    record Placed(String reason, Instant expiresAt) {}

    /// For the statement of account.
    record Closed(String reason) {}

    /// What must be locked to place or end a hold of this account.
    public static List<AccountId> accounts(UserId owner, AccountType from) {
        return List.of(from.of(owner), held(from).of(owner));
    }

    private static AccountType held(AccountType from) {
        return from.held().orElseThrow(() -> new IllegalArgumentException("nothing can be held of " + from));
    }

    /// @param id of the hold to be
    /// @param ttl until it ends by itself, by the database's clock; at most [#TTL_MAX]
    public static Outcome place(Draft draft, LedgerFacts facts, UUID id, UserId owner, AccountType from, long amount,
            Duration ttl, String reason) {
        if (amount <= 0 || !ttl.isPositive() || ttl.compareTo(TTL_MAX) > 0) {
            throw new IllegalArgumentException("a hold of " + amount + " for " + ttl);
        }
        Instant expiresAt = facts.now().plus(ttl).truncatedTo(ChronoUnit.MILLIS);
        Outcome outcome = draft.post(new Transfer(id, "hold", Optional.of(owner),
                List.of(new Leg(from.of(owner), -amount), new Leg(held(from).of(owner), amount)),
                new Placed(reason, expiresAt), Optional.of(new Link(Relation.HOLDS, id))));
        if (outcome instanceof Posted) {
            facts.put(new Hold(id, from.of(owner), amount, amount, "pending", expiresAt));
            ExpireHold.enqueue(draft, id, owner, from, ttl);
        }
        return outcome;
    }

    /// Takes a part of what is held, or all of it.
    ///
    /// @param to who gets it; may have legs in other units, which sum to zero by themselves
    public static Outcome settle(Draft draft, LedgerFacts facts, UUID id, UserId owner, AccountType from, UUID hold,
            long amount, List<Leg> to, String kind, Object memo) {
        Optional<Refusal> refusal = judge(facts, owner, from, hold, amount);
        if (refusal.isPresent()) {
            return new Refused(refusal.get(), from.of(owner));
        }
        List<Leg> legs = new ArrayList<>(List.of(new Leg(held(from).of(owner), -amount)));
        legs.addAll(to);
        Outcome outcome = draft.post(new Transfer(id, kind, Optional.of(owner), List.copyOf(legs), memo,
                Optional.of(new Link(Relation.SETTLES, hold))));
        if (outcome instanceof Posted) {
            shrink(draft, facts, hold, amount, "settled");
        }
        return outcome;
    }

    /// Gives back what is still held.
    public static Outcome cancel(Draft draft, LedgerFacts facts, UUID id, UserId owner, AccountType from, UUID hold,
            String reason) {
        Optional<Refusal> refusal = judge(facts, owner, from, hold, 0);
        return refusal.isPresent()
                ? new Refused(refusal.get(), from.of(owner))
                : giveBack(draft, facts, id, owner, from, hold, Relation.VOIDS, new Closed(reason));
    }

    /// Gives back what is still held, when its time is over by the database's clock; false while it is not, or when it
    /// was ended before.
    static boolean expire(Draft draft, LedgerFacts facts, UserId owner, AccountType from, UUID hold) {
        boolean isOver = facts.hold(hold).filter(it -> it.isPending() && !it.expiresAt().isAfter(facts.now()))
                .isPresent();
        return isOver && giveBack(draft, facts, Uuid7.next(), owner, from, hold, Relation.EXPIRES,
                new Closed("time over")) instanceof Posted;
    }

    private static Outcome giveBack(Draft draft, LedgerFacts facts, UUID id, UserId owner, AccountType from, UUID hold,
            Relation relation, Closed memo) {
        long remaining = facts.hold(hold).orElseThrow().remaining();
        String state = relation == Relation.VOIDS ? "voided" : "expired";
        Outcome outcome = draft.post(new Transfer(id, "hold_" + state, Optional.of(owner),
                List.of(new Leg(held(from).of(owner), -remaining), new Leg(from.of(owner), remaining)), memo,
                Optional.of(new Link(relation, hold))));
        if (outcome instanceof Posted) {
            shrink(draft, facts, hold, remaining, state);
        }
        return outcome;
    }

    private static void shrink(Draft draft, LedgerFacts facts, UUID id, long taken, String stateAtNothing) {
        Hold left = facts.hold(id).orElseThrow().less(taken, stateAtNothing);
        facts.put(left);
        if (!left.isPending()) {
            draft.cancel(ExpireHold.jobKey(id));
        }
    }

    /// In the order of [Refusal]. A hold whose time is over keeps nothing, even where its job has not come yet.
    private static Optional<Refusal> judge(LedgerFacts facts, UserId owner, AccountType from, UUID id, long amount) {
        Optional<Hold> hold = facts.hold(id).filter(it -> it.from().equals(from.of(owner)));
        if (hold.isEmpty()) {
            return Optional.of(Refusal.SUBJECT_NOT_FOUND);
        }
        if (!hold.get().isPending() || !hold.get().expiresAt().isAfter(facts.now())) {
            return Optional.of(Refusal.HOLD_CLOSED);
        }
        return amount > hold.get().remaining() ? Optional.of(Refusal.EXCEEDS_HOLD) : Optional.empty();
    }
}
