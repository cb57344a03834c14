package live.chobi.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Recomputes an export line by line: hash chains, zero sums, each account's own chain, balances, floors, holds, what
/// was given back, heads.
///
/// Feed it every line, then ask for the [#verdict]. It keeps one small record per entry, not the lines. Owner:
/// one thread.
public final class LedgerVerifier {
    /// What a verifier found.
    public sealed interface Verdict {
        String text();

        record Clean(String text) implements Verdict {}

        /// @param text the first bad line, with its number, and the rule it breaks
        record Broken(String text) implements Verdict {}
    }

    private record Account(long seq, long balance) {}

    private record Step(long amount, long balanceAfter, long line) {}

    /// Each account's entries by number. Stripes stand one after the other, so they are put in order first.
    private final Map<String, TreeMap<Long, Step>> steps = new HashMap<>();
    private final Map<Integer, Chain> chains = new TreeMap<>();
    private final Map<String, Long> sums = new HashMap<>();
    private final Map<String, Long> unitTotals = new TreeMap<>();
    private final LinkedLines linked = new LinkedLines();
    private final List<String> batchLines = new ArrayList<>();
    private String transfer = "";
    private int place;
    private int batchTransfers;
    private long lineNumber;
    private long transfers;
    private long entries;
    private long accountLines;
    private int heads;
    private Optional<String> fault = Optional.empty();

    /// A line that breaks a rule.
    private static final class Fault extends RuntimeException {
        Fault(String message) {
            super(message, null, false, false);
        }
    }

    public void accept(String line) {
        lineNumber++;
        if (fault.isPresent()) {
            return;
        }
        try {
            check(line);
        } catch (Fault | NumberFormatException | ArithmeticException | ArrayIndexOutOfBoundsException e) {
            fault = Optional.of("line " + lineNumber + ": " + e.getMessage() + ": " + line);
        }
    }

    private void check(String line) {
        if (lineNumber == 1) {
            require(line.equals(LedgerExport.FIRST_LINE), "not an export of a ledger");
            return;
        }
        String[] fields = line.split(" ", 10);
        switch (fields[0]) {
            case "held", "reversed" -> {
                require(chains.isEmpty() && batchLines.isEmpty(), "a line of holds or reversals after the batches");
                if (fields[0].equals("held")) {
                    linked.held(fields, lineNumber);
                } else {
                    linked.reversed(fields, lineNumber);
                }
            }
            case "batch" -> batch(fields, line);
            case "transfer" -> transfer(fields, line);
            case "link" -> link(fields, line);
            case "entry" -> entry(fields, line);
            case "hash" -> hash(fields);
            case "account" -> account(fields);
            case "head" -> head(fields);
            default -> throw new Fault("unknown kind of line");
        }
    }

    private void batch(String[] fields, String line) {
        require(batchLines.isEmpty(), "the batch before has no hash");
        require(heads == 0 && accountLines == 0, "a batch after the accounts");
        require(Long.parseLong(fields[2]) == chain(fields[1]).no() + 1,
                "batch number should be " + (chain(fields[1]).no() + 1));
        batchTransfers = Integer.parseInt(fields[4]);
        place = 0;
        transfer = "";
        batchLines.add(line);
    }

    private void transfer(String[] fields, String line) {
        endTransfer();
        require(!batchLines.isEmpty() && batchLines.getFirst().startsWith("batch " + fields[1] + " " + fields[2] + " "),
                "transfer outside its batch");
        require(Integer.parseInt(fields[3]) == place, "place should be " + place);
        transfer = fields[4];
        linked.transfer(transfer, fields[9]);
        place++;
        transfers++;
        batchLines.add(line);
    }

    private void link(String[] fields, String line) {
        require(fields[1].equals(transfer) && sums.isEmpty(), "link outside its transfer");
        linked.link(fields[2], fields[3]);
        batchLines.add(line);
    }

    private void entry(String[] fields, String line) {
        require(fields[1].equals(transfer), "entry outside its transfer");
        long amount = Long.parseLong(fields[6]);
        linked.entry(fields[2], fields[3], amount);
        sums.merge(fields[5], amount, Math::addExact);
        unitTotals.merge(fields[5], amount, Math::addExact);
        Step earlier = steps.computeIfAbsent(fields[2] + " " + fields[3], _ -> new TreeMap<>())
                .put(Long.parseLong(fields[4]), new Step(amount, Long.parseLong(fields[7]), lineNumber));
        require(earlier == null, "the account has this entry number twice");
        entries++;
        batchLines.add(line);
    }

    private void endTransfer() {
        for (Map.Entry<String, Long> sum : sums.entrySet()) {
            require(sum.getValue() == 0, "the transfer before sums to " + sum.getValue() + " in unit " + sum.getKey());
        }
        require(transfer.isEmpty() || !sums.isEmpty(), "the transfer before has no entries");
        sums.clear();
    }

    private void hash(String[] fields) {
        endTransfer();
        require(place == batchTransfers, "the batch should have " + batchTransfers + " transfers, has " + place);
        Chain next = chain(fields[1]).after(batchLines);
        require(next.no() == Long.parseLong(fields[2]), "hash of another batch");
        require(next.hash().equals(fields[3]), "the batch's lines do not give this hash");
        chains.put(Integer.parseInt(fields[1]), next);
        batchLines.clear();
        transfer = "";
    }

    private void account(String[] fields) {
        require(batchLines.isEmpty(), "the last batch has no hash");
        String name = fields[1] + " " + fields[2];
        Account account = chainOf(name);
        require(account.seq() == Long.parseLong(fields[4]), "entry number should be " + account.seq());
        AccountType type = AccountType.withCode(Integer.parseInt(fields[2]))
                .orElseThrow(() -> new Fault("unknown type of account"));
        String floor = type.floor().isPresent() ? Long.toString(type.floor().getAsLong()) : "-";
        require(fields[3].equals(Short.toString(type.unit().code())), "unit should be " + type.unit().code());
        require(fields[6].equals(floor), "floor should be " + floor);
        require(account.balance() == Long.parseLong(fields[5]), "balance should be " + account.balance());
        require(fields[6].equals("-") || account.balance() >= Long.parseLong(fields[6]), "balance is below the floor");
        steps.remove(name);
        accountLines++;
    }

    private Account chainOf(String name) {
        Account account = new Account(0, 0);
        for (Map.Entry<Long, Step> step : steps.getOrDefault(name, new TreeMap<>()).entrySet()) {
            Step is = step.getValue();
            account = new Account(account.seq() + 1, Math.addExact(account.balance(), is.amount()));
            require(step.getKey() == account.seq(), "entry " + account.seq() + " of the account is missing");
            require(is.balanceAfter() == account.balance(),
                    "balance after line " + is.line() + " should be " + account.balance());
        }
        return account;
    }

    private void head(String[] fields) {
        require(Integer.parseInt(fields[1]) == heads, "the head of stripe " + heads + " should stand here");
        Chain chain = chain(fields[1]);
        require(chain.no() == Long.parseLong(fields[2]), "the chain ends at batch " + chain.no());
        require(chain.hash().equals(fields[3]), "the chain does not give this head");
        heads++;
    }

    /// What is to be said when every line was fed.
    public Verdict verdict() {
        if (fault.isEmpty()) {
            fault = missingAtTheEnd();
        }
        return fault.<Verdict>map(text -> new Verdict.Broken("BROKEN at " + text))
                .orElseGet(() -> new Verdict.Clean("clean: %d accounts, %d transfers, %d entries, sums by unit %s"
                        .formatted(accountLines, transfers, entries, unitTotals)));
    }

    private Optional<String> missingAtTheEnd() {
        if (heads != live.chobi.log.Stripe.COUNT) {
            return Optional.of("the end: " + heads + " of " + live.chobi.log.Stripe.COUNT + " heads");
        }
        if (!steps.isEmpty()) {
            return Optional.of("the end: no account line for " + steps.keySet().iterator().next());
        }
        return unitTotals.values().stream().allMatch(sum -> sum == 0)
                ? linked.fault()
                : Optional.of("the end: units do not sum to zero: " + unitTotals);
    }

    private Chain chain(String stripe) {
        return chains.computeIfAbsent(Integer.parseInt(stripe), no -> Chain.start(no.shortValue()));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Fault(otherwise);
        }
    }
}
