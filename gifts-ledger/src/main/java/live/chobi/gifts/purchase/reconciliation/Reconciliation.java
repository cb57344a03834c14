package live.chobi.gifts.purchase.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import live.chobi.gifts.purchase.reconciliation.PaymentReport.Line;
import live.chobi.gifts.purchase.reconciliation.PaymentReport.State;
import org.jspecify.annotations.Nullable;

/// Compares what a provider reports with what is here. Pure.
final class Reconciliation {
    /// What is wrong about one payment. A payment has one difference: the first of these that holds.
    enum Kind {
        /// The provider has it, nobody here does.
        MISSING_HERE,
        /// Paid here in the time of the report, and not in it.
        MISSING_THERE,
        /// Another amount or currency.
        OTHER_AMOUNT,
        /// It ended otherwise.
        OTHER_STATE
    }

    /// A purchase of the provider.
    ///
    /// @param within paid in the time of the report
    record Ours(UUID purchase, @Nullable String reference, @Nullable String payment, long amount, String currency,
            State state, boolean within) {
        String id() {
            return payment != null ? payment : reference != null ? reference : purchase.toString();
        }
    }

    /// @param here what is here: amount, currency, state; null where nothing is
    /// @param there what the report says; null where it says nothing
    record Difference(Kind kind, String id, @Nullable UUID purchaseId, @Nullable String here,
            @Nullable String there) {}

    private Reconciliation() {
    }

    /// In the order of the report; what is missing there comes last.
    static List<Difference> compare(List<Line> report, List<Ours> ours) {
        Map<String, Ours> byId = new HashMap<>();
        for (Ours it : ours) {
            if (it.reference() != null) {
                byId.put(it.reference(), it);
            }
            if (it.payment() != null) {
                byId.put(it.payment(), it);
            }
        }
        List<Difference> differences = new ArrayList<>();
        Set<UUID> found = new HashSet<>();
        for (Line line : report) {
            Ours it = byId.get(line.id());
            if (it == null) {
                differences.add(new Difference(Kind.MISSING_HERE, line.id(), null, null, words(line)));
            } else {
                found.add(it.purchase());
                compare(line, it, differences);
            }
        }
        ours.stream().filter(it -> it.within() && !found.contains(it.purchase())).forEach(it -> differences
                .add(new Difference(Kind.MISSING_THERE, it.id(), it.purchase(), words(it), null)));
        return differences;
    }

    private static void compare(Line line, Ours ours, List<Difference> differences) {
        boolean isSameMoney = line.amount() == ours.amount() && line.currency().equals(ours.currency());
        if (!isSameMoney || line.state() != ours.state()) {
            differences.add(new Difference(isSameMoney ? Kind.OTHER_STATE : Kind.OTHER_AMOUNT, line.id(),
                    ours.purchase(), words(ours), words(line)));
        }
    }

    private static String words(Line line) {
        return words(line.amount(), line.currency(), line.state());
    }

    private static String words(Ours ours) {
        return words(ours.amount(), ours.currency(), ours.state());
    }

    private static String words(long amount, String currency, State state) {
        return amount + " " + currency + " " + state.name().toLowerCase(Locale.ROOT);
    }
}
