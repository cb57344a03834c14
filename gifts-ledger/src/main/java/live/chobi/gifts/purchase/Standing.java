package live.chobi.gifts.purchase;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.gifts.purchase.provider.PaymentNews;
import org.jspecify.annotations.Nullable;

/// All that a provider has told of a purchase, and what was done about it.
///
/// What was told only grows: merging is the same in any order and however often, so that messages that come late,
/// repeated or out of order end at the same state and the same coins. Pure.
///
/// @param fee the most that the provider said it kept, in minor units
record Standing(Ids ids, Told told, Returned returned, long fee, Booked booked) {
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

    /// What stands in the ledger now.
    ///
    /// @param issued coins of it
    /// @param transfer that brought its coins first; null before
    /// @param again the one that brought coins after some had gone back
    /// @param cash minor units of its money
    /// @param sale the transfer that booked its money first; null before
    /// @param saleAgain the one that booked money after some had gone back
    /// @param fee minor units of the provider's
    record Booked(long issued, @Nullable UUID transfer, @Nullable UUID again, long cash, @Nullable UUID sale,
            @Nullable UUID saleAgain, long fee) {
        static final Booked NOTHING = new Booked(0, null, null, 0, null, null, 0);

        /// @param coins in all
        Booked minted(long coins, UUID by) {
            return transfer == null
                    ? new Booked(coins, by, again, cash, sale, saleAgain, fee)
                    : new Booked(coins, transfer, by, cash, sale, saleAgain, fee);
        }

        /// @param coins in all
        Booked paidDebt(long coins, UUID by) {
            return new Booked(coins, first(transfer, by), again, cash, sale, saleAgain, fee);
        }

        Booked issued(long coins) {
            return new Booked(coins, transfer, again, cash, sale, saleAgain, fee);
        }

        Booked sold(long money, UUID by) {
            return new Booked(issued, transfer, again, money, by, saleAgain, fee);
        }

        Booked soldAgain(long money, UUID by) {
            return new Booked(issued, transfer, again, money, sale, by, fee);
        }

        Booked cash(long money) {
            return new Booked(issued, transfer, again, money, sale, saleAgain, fee);
        }

        Booked fee(long kept) {
            return new Booked(issued, transfer, again, cash, sale, saleAgain, kept);
        }
    }

    static final Standing NEW = new Standing(new Ids(null, null, null), new Told(null, null, null, null),
            new Returned(0, 0, false), 0, Booked.NOTHING);

    /// @param price the purchase's own: more than that never comes back
    Standing after(PaymentNews news, Price price, Instant now) {
        return switch (news) {
            case PaymentNews.Opened(_, var reference, var url) -> new Standing(
                    new Ids(first(ids.reference, reference), ids.payment, first(ids.checkoutUrl, url)), told, returned,
                    fee, booked);
            case PaymentNews.Paid(_, var payment, _, _) -> new Standing(
                    new Ids(ids.reference, first(ids.payment, payment), ids.checkoutUrl),
                    new Told(first(told.paidAt, now), told.failedAt, told.expiredAt, told.failure), returned, fee,
                    booked);
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
            case PaymentNews.Fee(_, var total, _) -> new Standing(ids, told, returned,
                    Math.max(fee, Math.min(total, price.amount())), booked);
        };
    }

    private Standing with(Told next) {
        return new Standing(ids, next, returned, fee, booked);
    }

    private Standing with(Returned next) {
        return new Standing(ids, told, next, fee, booked);
    }

    /// Whether the same sales and the same money stand in the books.
    boolean isBookedLike(Standing other) {
        return booked.cash() == other.booked.cash() && Objects.equals(booked.sale(), other.booked.sale())
                && Objects.equals(booked.saleAgain(), other.booked.saleAgain());
    }

    Standing with(Booked next) {
        return new Standing(ids, told, returned, fee, next);
    }

    /// Coins of it in the ledger now.
    long issued() {
        return booked.issued();
    }

    /// The one that brought its coins first; null before.
    @Nullable
    UUID transfer() {
        return booked.transfer();
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

    /// Minor units that are there: none before it was paid, the price then, less what went back.
    long cashDue(Price price) {
        return told.paidAt == null ? 0 : price.amount() - Math.min(price.amount(), returned.total());
    }

    /// Coins that the money which is there is worth: none before it was paid, all of them then, and less in proportion
    /// when a part went back. A coin that is paid in part goes back.
    long due(long coins, Price price) {
        return BigInteger.valueOf(coins).multiply(BigInteger.valueOf(cashDue(price)))
                .divide(BigInteger.valueOf(price.amount()))
                .longValueExact();
    }
}
