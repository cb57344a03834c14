package live.chobi.gifts.purchase;

import java.time.Instant;
import java.util.UUID;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.kernel.UserId;

/// A purchase: its terms, which never change, and where it stands. Immutable.
///
/// @param key the client's own name for it; of a store's receipt, made here
/// @param coins with bonus, as the pack was when it was bought
/// @param provider that takes the money
record Purchase(UUID id, UserId user, String key, UUID pack, long coins, Price price, String provider,
        Instant createdAt, Instant expiresAt, Standing standing) {
    PurchaseState state() {
        return standing.state(price);
    }

    /// Whether money may still come for it.
    boolean isOpen() {
        return state() == PurchaseState.CREATED || state() == PurchaseState.PENDING;
    }

    /// Coins that it should have brought.
    long due() {
        return standing.due(coins, price);
    }

    /// Minor units of its money that are there.
    long cashDue() {
        return standing.cashDue(price);
    }

    Purchase after(PaymentNews news, Instant now) {
        return with(standing.after(news, price, now));
    }

    Purchase with(Standing.Booked next) {
        return with(standing.with(next));
    }

    Purchase with(Standing next) {
        return new Purchase(id, user, key, pack, coins, price, provider, createdAt, expiresAt, next);
    }
}
