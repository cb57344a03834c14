package live.chobi.gifts.payout.testprovider;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import live.chobi.gifts.payout.PayoutDesk;
import live.chobi.gifts.payout.PayoutView;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `gifts.settleTestPayout`: says what became of a payout at the test provider. The provider then sends its signed
/// message, which is taken like any provider's. There only with `payouts.provider=test`.
public final class SettleTestPayout implements Procedure<SettleTestPayout.Input, SettleTestPayout.Output> {
    /// @param amount minor units that the message tells; null for the payout's own
    public record Input(UUID payoutId, TestPayouts.Outcome outcome,
            @Nullable @Min(1) @Max(Long.MAX_VALUE) Long amount) {}

    /// @param outcome what became of the message
    public record Output(NewsOutcome outcome, PayoutView payout) {}

    private final TestPayouts provider;
    private final PayoutDesk desk;

    public SettleTestPayout(TestPayouts provider, PayoutDesk desk) {
        this.provider = provider;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        PayoutView payout = desk.view(caller, input.payoutId());
        NewsOutcome outcome = desk.receive(TestPayouts.NAME, provider.message(input.outcome(), payout.id(),
                input.amount() == null ? payout.amount() : input.amount(), payout.currency()));
        return new Output(outcome, desk.view(caller, input.payoutId()));
    }
}
