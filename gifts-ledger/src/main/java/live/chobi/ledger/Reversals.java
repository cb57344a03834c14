package live.chobi.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.ledger.LedgerFacts.Original;
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

/// The rules of giving back: in parts or as a whole, never more than was moved, every leg in proportion. Pure, for
/// [ReverseTransfer] and for features whose own commands give back; those lock all accounts of the original.
public final class Reversals {
    /// The topics of the outbox that tell of a transfer that gives back another, or puts it right.
    public static final String GIVEN_BACK = "transfer_reversed";
    public static final String PUT_RIGHT = "transfer_corrected";

    private Reversals() {
    }

    /// For readers outside.
    ///
    /// @param subject the transfer it is about
    record Event(UUID transfer, UUID subject) {}

    /// For the statement of account.
    record Memo(UUID original, String reason) {}

    /// @param pivot one account of the original, which says how much
    /// @param amount of what the original moved in or out of `pivot`, above 0
    public static Outcome reverse(Draft draft, LedgerFacts facts, UUID id, UUID original, AccountId pivot, long amount,
            String kind, String reason) {
        return reverse(draft, facts, id, original, pivot, amount, kind, new Memo(original, reason));
    }

    /// @param memo a record for the statement of account
    public static Outcome reverse(Draft draft, LedgerFacts facts, UUID id, UUID original, AccountId pivot, long amount,
            String kind, Object memo) {
        Optional<Original> found = facts.original(original);
        if (found.isEmpty()) {
            return new Refused(Refusal.SUBJECT_NOT_FOUND, pivot);
        }
        if (!found.get().isReversible()) {
            return new Refused(Refusal.NOT_REVERSIBLE, pivot);
        }
        long whole = found.get().moved(pivot);
        long before = Math.abs(facts.back(original, pivot));
        if (amount > whole - before) {
            return new Refused(Refusal.EXCEEDS_ORIGINAL, pivot);
        }
        List<Leg> legs = legs(facts, original, found.get(), before + amount, whole);
        if (legs.isEmpty()) {
            // Such as 1 of 1,000 of an original whose other legs moved less: nothing of it is a whole unit yet.
            return new Refused(Refusal.NOT_REVERSIBLE, pivot);
        }
        Outcome outcome = draft.post(new Transfer(id, kind, Optional.empty(), legs, memo,
                Optional.of(new Link(Relation.REVERSES, original))));
        if (outcome instanceof Posted) {
            facts.gaveBack(original, legs);
            draft.event(GIVEN_BACK, new Event(id, original));
        }
        return outcome;
    }

    /// What [#reverse] would move, for who has to say it beforehand; empty where it refuses.
    public static List<Leg> legs(LedgerFacts facts, UUID original, AccountId pivot, long amount) {
        if (amount > facts.left(original, pivot)) {
            return List.of();
        }
        return facts.original(original)
                .map(it -> legs(facts, original, it, Math.abs(facts.back(original, pivot)) + amount, it.moved(pivot)))
                .orElse(List.of());
    }

    /// What is to be given back now, so that `part` of `whole` has been given back in all. In each unit the sum of the
    /// gains is that of the losses, rounded down; the whole gives back every leg to the last unit.
    static List<Leg> legs(LedgerFacts facts, UUID original, Original what, long part, long whole) {
        List<Leg> back = new ArrayList<>();
        for (boolean gained : new boolean[]{true, false}) {
            Map<Short, List<Leg>> byUnit = what.legs().stream().filter(leg -> leg.amount() > 0 == gained)
                    .collect(Collectors.groupingBy(leg -> AccountType.of(leg.account()).unit().code(), TreeMap::new,
                            Collectors.toList()));
            byUnit.values().forEach(legs -> share(facts, original, legs, part, whole, back));
        }
        return back;
    }

    /// Shares what one side of one unit gives back among its legs: each up to its proportion, then what rounding
    /// has left.
    private static void share(LedgerFacts facts, UUID original, List<Leg> legs, long part, long whole, List<Leg> back) {
        long moved = legs.stream().mapToLong(Leg::amount).map(Math::abs).reduce(0, Math::addExact);
        long given = legs.stream().mapToLong(leg -> Math.abs(facts.back(original, leg.account()))).sum();
        long left = proportion(moved, part, whole) - given;
        long[] now = new long[legs.size()];
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < now.length; i++) {
                Leg leg = legs.get(i);
                long most = pass == 0 ? proportion(Math.abs(leg.amount()), part, whole) : Math.abs(leg.amount());
                long more = Math.clamp(most - Math.abs(facts.back(original, leg.account())) - now[i], 0, left);
                now[i] += more;
                left -= more;
            }
        }
        for (int i = 0; i < now.length; i++) {
            if (now[i] > 0) {
                back.add(new Leg(legs.get(i).account(), legs.get(i).amount() > 0 ? -now[i] : now[i]));
            }
        }
    }

    private static long proportion(long amount, long part, long whole) {
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
