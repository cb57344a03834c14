package live.chobi.gifts.purchase;

import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.gifts.purchase.provider.PaymentNews;
import org.jspecify.annotations.Nullable;

/// All that a provider has told of a purchase, and what was done about it.
///
/// What was told only grows: merging is the same in any order and however often, so that messages that come late,
/// repeated or out of order end at the same state and the same coins. Pure.
///
/// @param issued coins of it in the ledger now
/// @param transfer that brought its coins first; null before
record Standing(Ids ids, Told told, Returned returned, long issued, @Nullable UUID transfer) {
    /// The provider's names.
    ///
    /// @param reference of the checkout, or of a store's transaction
    /// @param payment of the money, once there is some
    record Ids(@Nullable String reference, @Nullable String payment, @Nullable String checkoutUrl) {}

    /// The first time that each was told.
    record Told(@Nullable Instant paidAt, @Nullable Instant failedAt, @Nullable Instant expiredAt,
            @Nullable String failure) {}

    /// Money that went back, in minor units.
    ///
    /// @param reinstated whether the bank has given back what it took
    record Returned(long refunded, long chargedBack, boolean reinstated) {
        long total() {
            return refunded + (reinstated ? 0 : chargedBack);
        }
    }

    static final Standing NEW = new Standing(new Ids(null, null, null), new Told(null, null, null, null),
            new Returned(0, 0, false), 0, null);

    /// @param price the purchase's own: more than that never comes back
    Standing after(PaymentNews news, Price price, Instant now) {
        return switch (news) {
            case PaymentNews.Opened(_, var reference, var url) -> new Standing(
                    new Ids(first(ids.reference, reference), ids.payment, first(ids.checkoutUrl, url)), told, returned,
                    issued, transfer);
            case PaymentNews.Paid(_, var payment, _, _) -> new Standing(
                    new Ids(ids.reference, first(ids.payment, payment), ids.checkoutUrl),
                    new Told(first(told.paidAt, now), told.failedAt, told.expiredAt, told.failure), returned, issued,
                    transfer);
            case PaymentNews.Failed(_, var reason) -> with(
                    new Told(told.paidAt, first(told.failedAt, now), told.expiredAt, first(told.failure, reason)));
            case PaymentNews.Expired _ -> with(
                    new Told(told.paidAt, told.failedAt, first(told.expiredAt, now), told.failure));
            case PaymentNews.Refunded(_, var total, _) -> with(
                    new Returned(Math.max(returned.refunded, Math.min(total, price.amount())), returned.chargedBack,
                            returned.reinstated));
            case PaymentNews.ChargedBack(_, var amount, _) -> with(
                    new Returned(returned.refunded, Math.max(returned.chargedBack, Math.min(amount, price.amount())),
                            returned.reinstated));
            case PaymentNews.Reinstated _ -> with(new Returned(returned.refunded, returned.chargedBack, true));
        };
    }

    private Standing with(Told next) {
        return new Standing(ids, next, returned, issued, transfer);
    }

    private Standing with(Returned next) {
        return new Standing(ids, told, next, issued, transfer);
    }

    /// @param by the transfer that brought it to this
    Standing issued(long coins, UUID by) {
        return new Standing(ids, told, returned, coins, first(transfer, by));
    }

    private static <T> T first(@Nullable T known, T other) {
        return known == null ? other : known;
    }

    /// A bank's word counts more than ours, money more than its absence, and what is final more than what may change.
    PurchaseState state(Price price) {
        if (returned.chargedBack > 0 && !returned.reinstated) {
            return PurchaseState.CHARGED_BACK;
        }
        if (returned.refunded >= price.amount()) {
            return PurchaseState.REFUNDED;
        }
        if (told.paidAt != null) {
            return PurchaseState.PAID;
        }
        if (told.failedAt != null) {
            return PurchaseState.FAILED;
        }
        if (told.expiredAt != null) {
            return PurchaseState.EXPIRED;
        }
        return ids.reference == null ? PurchaseState.CREATED : PurchaseState.PENDING;
    }

    /// Coins that the money which is there is worth: none before it was paid, all of them then, and less in proportion
    /// when a part went back. A coin that is paid in part goes back.
    long due(long coins, Price price) {
        if (told.paidAt == null) {
            return 0;
        }
        long kept = price.amount() - Math.min(price.amount(), returned.total());
        return BigInteger.valueOf(coins).multiply(BigInteger.valueOf(kept)).divide(BigInteger.valueOf(price.amount()))
                .longValueExact();
    }
}
