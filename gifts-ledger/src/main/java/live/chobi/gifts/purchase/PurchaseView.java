package live.chobi.gifts.purchase;

import java.time.Instant;
import java.util.UUID;
import live.chobi.gifts.purchase.packs.Price;
import org.jspecify.annotations.Nullable;

/// A purchase as its buyer sees it.
///
/// @param coins that were bought, with bonus
/// @param issued coins of it that the buyer has, or had; less than `coins` before it is paid and after money went back
/// @param refunded minor units that went back by our wish
/// @param checkoutUrl where to pay; null unless it is pending
public record PurchaseView(UUID id, PurchaseState state, UUID packId, long coins, long issued, Price price,
        long refunded, String provider, @Nullable String checkoutUrl, @Nullable String failure, Instant createdAt,
        Instant expiresAt, @Nullable Instant paidAt) {
    static PurchaseView of(Purchase purchase) {
        Standing standing = purchase.standing();
        PurchaseState state = purchase.state();
        return new PurchaseView(purchase.id(), state, purchase.pack(), purchase.coins(), standing.issued(),
                purchase.price(), standing.returned().refunded(), purchase.provider(),
                state == PurchaseState.PENDING ? standing.ids().checkoutUrl() : null,
                state == PurchaseState.FAILED ? standing.told().failure() : null, purchase.createdAt(),
                purchase.expiresAt(), standing.told().paidAt());
    }
}
