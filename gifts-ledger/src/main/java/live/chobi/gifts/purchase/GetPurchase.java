package live.chobi.gifts.purchase;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `gifts.getPurchase`: what the page asks that the buyer came back to.
final class GetPurchase implements Procedure<GetPurchase.Input, GetPurchase.Output> {
    record Input(UUID purchaseId) {}

    record Output(PurchaseView purchase) {}

    private final PurchaseDesk desk;

    GetPurchase(PurchaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(PurchaseView.of(desk.visible(caller, input.purchaseId())));
    }
}
