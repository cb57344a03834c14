package live.chobi.gifts.payout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import live.chobi.gifts.payout.provider.PayoutEvent;
import live.chobi.gifts.payout.provider.PayoutNews;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.gifts.purchase.reconciliation.PaymentReport;
import live.chobi.gifts.purchase.reconciliation.PaymentReport.State;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Uuid7;
import org.jspecify.annotations.Nullable;

/// `gifts.applyPayoutReport`: takes a provider's report of payouts, each line like a message of it, for an
/// administrator: it makes up for messages that were lost. The same report again changes nothing. Nobody tells of one's
/// own payout.
final class ApplyPayoutReport implements Procedure<ApplyPayoutReport.Input, ApplyPayoutReport.Output> {
    /// Each is a transaction.
    private static final int LINES_MAX = 2_000;

    /// @param report as [PaymentReport] reads it: the id is our own or the provider's reference, the state `paid`
    /// or `failed`
    record Input(@NotBlank @Size(max = 40) String provider, @NotBlank @Size(max = 900_000) String report) {}

    /// A line that somebody must look at.
    record Item(String id, @Nullable UUID payoutId, NewsOutcome outcome) {}

    /// @param compared lines
    /// @param outcomes all of them, by what became of them
    /// @param items those that are neither applied nor known already
    record Output(int compared, Map<String, Long> outcomes, List<Item> items) {}

    private final PayoutDesk desk;
    private final InstantSource clock;

    ApplyPayoutReport(PayoutDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        List<PaymentReport.Line> lines = PaymentReport.parse(input.report());
        if (lines.size() > LINES_MAX) {
            throw Problem.badInput("report", "must have at most " + LINES_MAX + " payouts, got " + lines.size());
        }
        lines.stream().filter(it -> it.state() != State.PAID && it.state() != State.FAILED).findFirst()
                .ifPresent(it -> {
                    throw Problem.badInput("report",
                            "must say paid or failed of " + Problem.quotable(it.id()) + " in a report of payouts");
                });
        List<Optional<Payout>> payouts = lines.stream().map(it -> find(input.provider(), it.id())).toList();
        payouts.stream().flatMap(Optional::stream).forEach(it -> AgreeToPayout.requireAnother(it, caller.user()));
        Map<String, Long> outcomes = new TreeMap<>();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            PaymentReport.Line line = lines.get(i);
            Optional<UUID> payout = payouts.get(i).map(Payout::id);
            NewsOutcome outcome = payout.map(it -> desk.take(input.provider(), event(it, line)))
                    .orElse(NewsOutcome.NOT_OURS);
            outcomes.merge(outcome.name().toLowerCase(Locale.ROOT), 1L, Long::sum);
            if (outcome != NewsOutcome.APPLIED && outcome != NewsOutcome.NOTHING_NEW) {
                items.add(new Item(line.id(), payout.orElse(null), outcome));
            }
        }
        return new Output(lines.size(), outcomes, items);
    }

    private Optional<Payout> find(String provider, String id) {
        return Uuid7.parse(id).flatMap(it -> desk.payouts().byId(it))
                .or(() -> desk.payouts().byReference(provider, id));
    }

    private PayoutEvent event(UUID payout, PaymentReport.Line line) {
        PayoutNews news = line.state() == State.PAID
                ? new PayoutNews.Paid(payout, line.amount(), line.currency())
                : new PayoutNews.Failed(payout, "the provider's report says that it failed");
        return new PayoutEvent("report:" + Uuid7.next(), "report", clock.instant(), Optional.of(news));
    }
}
