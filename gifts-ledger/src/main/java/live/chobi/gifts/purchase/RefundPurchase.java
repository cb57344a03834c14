package live.chobi.gifts.purchase;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.log.Sequencer;
import org.jspecify.annotations.Nullable;

/// `gifts.refundPurchase`: an administrator gives money back, all of it or a part, and the coins of it are taken.
final class RefundPurchase implements Procedure<RefundPurchase.Input, RefundPurchase.Output> {
    /// @param amount minor units; null for all that is left
    record Input(UUID purchaseId, @Nullable @Min(1) @Max(Price.AMOUNT_MAX) Long amount,
            @NotBlank @Size(max = 200) String idempotencyKey, @NotBlank @Size(max = 500) String reason) {}

    record Output(PurchaseView purchase) {}

    private final Sequencer sequencer;
    private final PurchaseDesk desk;

    RefundPurchase(Sequencer sequencer, PurchaseDesk desk) {
        this.sequencer = sequencer;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Purchase purchase = desk.visible(caller, input.purchaseId());
        OrderRefund.Answer order = sequencer.run(new OrderRefund.Rule(), new OrderRefund(purchase.user(), purchase.id(),
                Optional.ofNullable(input.amount()), caller.user(), input.reason(), input.idempotencyKey()));
        desk.payBack(order, purchase);
        return new Output(PurchaseView.of(desk.visible(caller, input.purchaseId())));
    }
}
