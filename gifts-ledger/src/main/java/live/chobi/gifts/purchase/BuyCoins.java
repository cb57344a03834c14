package live.chobi.gifts.purchase;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.log.Sequencer;
import org.jspecify.annotations.Nullable;

/// `gifts.buyCoins`: a purchase of a pack, and the page to pay it at. The key makes every retry harmless: the same key
/// is the same purchase.
///
/// Refused, in this order: nothing is sold here, a currency that is not taken, too many attempts, then as
/// [StartPurchase] and the provider say.
public final class BuyCoins implements Procedure<BuyCoins.Input, BuyCoins.Output> {
    /// A path on this site alone: browsers take two slashes, or a slash and a backslash, for another host.
    private static final String PATH = "/(?![/\\\\])[^\\\\\\s#]*";

    /// @param returnPath where the buyer comes back to, on this site
    public record Input(UUID packId, @Size(max = 3) String currency, @NotBlank @Size(max = 200) String idempotencyKey,
            @Nullable @Size(max = 500) @Pattern(regexp = PATH, message = "must be a path of this site") String returnPath) {}

    /// @param checkoutUrl null when the purchase is paid already, or over
    public record Output(PurchaseView purchase, @Nullable String checkoutUrl) {}

    /// What is sold for.
    ///
    /// @param provider that takes the money; empty: nothing is sold
    public record Shop(Optional<String> provider, Set<String> currencies) {}

    private final Sequencer sequencer;
    private final PurchaseDesk desk;
    private final PurchaseLimits limits;
    private final Shop shop;

    BuyCoins(Sequencer sequencer, PurchaseDesk desk, PurchaseLimits limits, Shop shop) {
        this.sequencer = sequencer;
        this.desk = desk;
        this.limits = limits;
        this.shop = shop;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        String provider = shop.provider().orElseThrow(() -> Problem.refused("payments_off", "coins are not sold here"));
        if (!shop.currencies().contains(input.currency())) {
            throw Problem.badInput("currency", "must be one of " + String.join(", ", shop.currencies().stream().sorted()
                    .toList()) + ", got '" + Problem.quotable(input.currency()) + "'");
        }
        if (desk.purchases().byKey(caller.user(), input.idempotencyKey()).isEmpty()) {
            limits.admit(caller); // a retry is no new attempt
        }
        StartPurchase.Answer started = sequencer.run(new StartPurchase.Rule(limits.openMax()),
                new StartPurchase(caller.user(), input.packId(), input.currency(), provider, input.idempotencyKey()));
        PurchaseView purchase = PurchaseView.of(
                desk.open(started.purchaseId(), input.returnPath() == null ? "/" : input.returnPath()));
        return new Output(purchase, purchase.checkoutUrl());
    }
}
