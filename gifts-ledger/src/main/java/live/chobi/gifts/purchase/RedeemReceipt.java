package live.chobi.gifts.purchase;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.ReceiptStore;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.log.Sequencer;

/// `gifts.redeemReceipt`: coins for what was paid in an app store. One transaction of a store brings its coins once,
/// however often its receipt is shown; to another user it is refused.
final class RedeemReceipt implements Procedure<RedeemReceipt.Input, RedeemReceipt.Output> {
    /// @param receipt as the store gave it to the app
    record Input(@NotBlank @Size(max = 40) String store, @NotBlank @Size(max = 20_000) String receipt) {}

    record Output(PurchaseView purchase) {}

    private final Sequencer sequencer;
    private final PurchaseDesk desk;
    private final PurchaseLimits limits;
    private final Map<String, ReceiptStore> stores;
    private final PurchaseMetrics metrics;

    RedeemReceipt(Sequencer sequencer, PurchaseDesk desk, PurchaseLimits limits, List<ReceiptStore> stores,
            PurchaseMetrics metrics) {
        this.sequencer = sequencer;
        this.desk = desk;
        this.limits = limits;
        this.stores = stores.stream().collect(Collectors.toMap(ReceiptStore::name, Function.identity()));
        this.metrics = metrics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        ReceiptStore store = Optional.ofNullable(stores.get(input.store()))
                .orElseThrow(() -> Problem.notFound("store", input.store()));
        limits.admit(caller);
        ReceiptStore.Receipt receipt = verified(store, input.receipt());
        try {
            TakeReceipt.Answer answer = sequencer.run(new TakeReceipt.Rule(),
                    new TakeReceipt(caller.user(), store.name(), receipt));
            metrics.receipt(answer.isNew() ? "taken" : "repeated");
            if (answer.issued() != 0) {
                metrics.moved(answer.issued());
            }
            return new Output(PurchaseView.of(desk.visible(caller, answer.purchaseId())));
        } catch (Problem refusal) {
            switch (refusal.reason()) {
                case "receipt_of_another_user" -> metrics.receipt("of_another_user");
                case "unknown_product" -> metrics.receipt("unknown_product");
                default -> {
                    // Busy: nothing was decided.
                }
            }
            throw refusal;
        }
    }

    private ReceiptStore.Receipt verified(ReceiptStore store, String text) {
        try {
            ReceiptStore.Receipt receipt = store.verify(text);
            boolean isSold = Price.isCurrency(receipt.currency()) && receipt.amount() >= 1
                    && receipt.amount() <= Price.AMOUNT_MAX && receipt.transaction().matches("[!-~]{1,200}");
            if (isSold) {
                return receipt;
            }
        } catch (ForgedMessage forged) {
            metrics.receipt("forged");
        }
        throw Problem.badInput("receipt", "must be one that the store issued");
    }
}
