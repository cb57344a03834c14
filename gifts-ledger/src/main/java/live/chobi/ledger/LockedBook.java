package live.chobi.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Book;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Postings.Link;
import live.chobi.log.Postings.Outcome;
import live.chobi.log.Postings.Outcome.Posted;
import live.chobi.log.Postings.Outcome.Refused;
import live.chobi.log.Postings.Refusal;
import live.chobi.log.Postings.Transfer;
import live.chobi.outbox.Json;
import live.chobi.schema.Bundle;

/// The accounts one batch has locked, and what it posts to them. Owner: the shard that runs the batch.
final class LockedBook implements Book {
    private record State(long balance, long seq, boolean frozen) {}

    private record Posting(Transfer transfer, short stripe, Optional<UUID> log, long logSeq,
            List<Canonical.Entry> entries) {}

    private final Map<AccountId, State> states = new HashMap<>();
    private final Map<Short, Chain> chains = new TreeMap<>();
    private final Map<AccountId, State> before = new LinkedHashMap<>();
    private final List<Posting> tentative = new ArrayList<>();
    private final List<Posting> kept = new ArrayList<>();

    void locked(AccountId account, long balance, long seq, boolean frozen) {
        states.put(account, new State(balance, seq, frozen));
    }

    void locked(Chain chain) {
        chains.put(chain.stripe(), chain);
    }

    @Override
    public long balance(AccountId account) {
        return state(account).balance();
    }

    @Override
    public Outcome post(Transfer transfer, short stripe, Optional<UUID> log, long seq) {
        checkSums(transfer);
        for (Leg leg : transfer.legs()) {
            State state = state(leg.account());
            if (state.frozen() && transfer.link().filter(it -> it.relation().passesFreeze()).isEmpty()) {
                return new Refused(Refusal.ACCOUNT_FROZEN, leg.account());
            }
        }
        for (Refusal refusal : List.of(Refusal.INSUFFICIENT_FUNDS, Refusal.OVERFLOW)) {
            for (Leg leg : transfer.legs()) {
                if (judge(leg).filter(refusal::equals).isPresent()) {
                    return new Refused(refusal, leg.account());
                }
            }
        }
        List<Canonical.Entry> entries = transfer.legs().stream().map(leg -> apply(transfer, leg)).toList();
        tentative.add(new Posting(transfer, stripe, log, seq, entries));
        return new Posted();
    }

    private Optional<Refusal> judge(Leg leg) {
        var floor = AccountType.of(leg.account()).floor();
        try {
            long after = Math.addExact(balance(leg.account()), leg.amount());
            return leg.amount() < 0 && floor.isPresent() && after < floor.getAsLong()
                    ? Optional.of(Refusal.INSUFFICIENT_FUNDS)
                    : Optional.empty();
        } catch (ArithmeticException tooLarge) {
            return Optional.of(leg.amount() < 0 && floor.isPresent() ? Refusal.INSUFFICIENT_FUNDS : Refusal.OVERFLOW);
        }
    }

    private Canonical.Entry apply(Transfer transfer, Leg leg) {
        State state = state(leg.account());
        before.putIfAbsent(leg.account(), state);
        State after = new State(Math.addExact(state.balance(), leg.amount()), state.seq() + 1, state.frozen());
        states.put(leg.account(), after);
        return new Canonical.Entry(transfer.id(), leg.account().owner(), leg.account().type(), after.seq(),
                AccountType.of(leg.account()).unit().code(), leg.amount(), after.balance());
    }

    /// A transfer that does not balance is a bug of ours, never a refusal. Each account has one leg, or its refusal
    /// could not be judged leg by leg.
    private static void checkSums(Transfer transfer) {
        Map<Short, Long> sums = new HashMap<>();
        transfer.legs().forEach(leg -> sums.merge(AccountType.of(leg.account()).unit().code(), leg.amount(),
                Math::addExact));
        boolean accountsDiffer = transfer.legs().stream().map(Leg::account).distinct().count() == transfer.legs()
                .size();
        if (transfer.legs().isEmpty() || !accountsDiffer || sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalArgumentException("transfer does not balance: " + transfer);
        }
    }

    @Override
    public void rollback() {
        states.putAll(before);
        before.clear();
        tentative.clear();
    }

    @Override
    public void keep() {
        kept.addAll(tentative);
        before.clear();
        tentative.clear();
    }

    @Override
    public void write(Bundle bundle) {
        if (kept.isEmpty()) {
            return;
        }
        List<LedgerRows.WrittenBatch> batches = new ArrayList<>();
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Map<Short, List<Posting>> byStripe = new TreeMap<>();
        kept.forEach(posting -> byStripe.computeIfAbsent(posting.stripe(), _ -> new ArrayList<>()).add(posting));
        byStripe.forEach((stripe, postings) -> batches.add(chain(stripe, postings, at)));
        LedgerRows.write(bundle, batches);
    }

    private LedgerRows.WrittenBatch chain(short stripe, List<Posting> postings, Instant at) {
        Chain previous = Objects.requireNonNull(chains.get(stripe), "stripe not locked");
        long no = previous.no() + 1;
        Canonical.Batch batch = new Canonical.Batch(stripe, no, at, postings.size());
        List<Canonical.Transfer> transfers = new ArrayList<>();
        List<Canonical.Entry> entries = new ArrayList<>();
        for (Posting posting : postings) {
            Transfer transfer = posting.transfer();
            transfers.add(new Canonical.Transfer(transfer.id(), stripe, no, transfers.size(), transfer.kind(),
                    transfer.payer().map(UserId::value).orElse(null), posting.log().orElse(null),
                    posting.log().isPresent() ? posting.logSeq() : null, Json.write(transfer.memo()),
                    transfer.link().map(it -> it.relation().code()).orElse(null),
                    transfer.link().map(Link::subject).orElse(null)));
            entries.addAll(posting.entries());
        }
        Chain next = previous.after(Canonical.lines(batch, transfers, entries));
        return new LedgerRows.WrittenBatch(batch, previous, next, transfers, entries);
    }

    private State state(AccountId account) {
        return Objects.requireNonNull(states.get(account), () -> "account not locked: " + account);
    }
}
