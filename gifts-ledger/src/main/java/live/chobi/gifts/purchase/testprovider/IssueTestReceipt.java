package live.chobi.gifts.purchase.testprovider;

import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import live.chobi.gifts.purchase.packs.CoinPack;
import live.chobi.gifts.purchase.packs.CoinPacks;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.gifts.purchase.provider.ReceiptStore.Receipt;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;

/// `gifts.issueTestReceipt`: a receipt of the test store, as an app would get it after a payment. There only
/// with `payments.provider=test`.
public final class IssueTestReceipt implements Procedure<IssueTestReceipt.Input, IssueTestReceipt.Output> {
    public record Input(UUID packId, @Pattern(regexp = "[A-Z]{3}") String currency) {}

    /// @param store for `gifts.redeemReceipt`, with the receipt
    public record Output(String store, String receipt) {}

    private final TestPayments payments;
    private final Database database;

    public IssueTestReceipt(TestPayments payments, Database database) {
        this.payments = payments;
        this.database = database;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        CoinPack pack = database.read(CoinPacks::forSale).stream().filter(it -> it.id().equals(input.packId()))
                .findFirst().orElseThrow(() -> Problem.notFound("coin_pack", input.packId()));
        Price price = pack.price(input.currency()).orElseThrow(() -> Problem.badInput("currency",
                "must be one that the pack has a price in, got '" + input.currency() + "'"));
        return new Output(TestPayments.NAME, payments.receipt(
                new Receipt("receipt-" + Uuid7.next(), pack.code(), price.amount(), price.currency())));
    }
}
