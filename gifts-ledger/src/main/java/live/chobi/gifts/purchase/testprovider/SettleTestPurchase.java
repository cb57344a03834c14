package live.chobi.gifts.purchase.testprovider;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.gifts.purchase.PurchaseDesk;
import live.chobi.gifts.purchase.PurchaseView;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `gifts.settleTestPurchase`: says what became of a payment at the test provider. The provider then sends its signed
/// message, which is taken like any provider's. There only with `payments.provider=test`.
public final class SettleTestPurchase implements Procedure<SettleTestPurchase.Input, SettleTestPurchase.Output> {
    /// @param amount minor units: of all that went back so far, or of what the bank took; null for the whole price
    public record Input(UUID purchaseId, TestPayments.Outcome outcome,
            @Nullable @Min(1) @Max(Price.AMOUNT_MAX) Long amount) {}

    /// @param outcome what became of the message
    public record Output(NewsOutcome outcome, PurchaseView purchase) {}

    private final TestPayments payments;
    private final PurchaseDesk desk;

    public SettleTestPurchase(TestPayments payments, PurchaseDesk desk) {
        this.payments = payments;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        PurchaseView purchase = desk.view(caller, input.purchaseId());
        if (!purchase.provider().equals(TestPayments.NAME)) {
            throw Problem.refused("not_a_test_purchase", "this purchase is paid at " + purchase.provider());
        }
        Price price = purchase.price();
        NewsOutcome outcome = desk.receive(TestPayments.NAME, payments.message(input.outcome(), purchase.id(),
                input.amount() == null ? price.amount() : input.amount(), price.currency()));
        return new Output(outcome, desk.view(caller, input.purchaseId()));
    }
}
