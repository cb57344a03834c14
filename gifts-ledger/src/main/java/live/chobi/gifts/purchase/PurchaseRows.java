package live.chobi.gifts.purchase;

import static live.chobi.schema.generated.gifts.Tables.PURCHASE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.kernel.UserId;
import live.chobi.schema.generated.gifts.tables.records.PurchaseRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// A purchase as a row of its table, and back.
final class PurchaseRows {
    private PurchaseRows() {
    }

    static Purchase purchase(PurchaseRecord row) {
        return new Purchase(row.getId(), new UserId(row.getUserId()), row.getKey(), row.getPackId(), row.getCoins(),
                new Price(row.getCurrency(), row.getAmount()), row.getProvider(), row.getCreatedAt().toInstant(),
                row.getExpiresAt().toInstant(),
                new Standing(new Standing.Ids(row.getReference(), row.getPayment(), row.getCheckoutUrl()),
                        new Standing.Told(instant(row.getPaidAt()), instant(row.getFailedAt()),
                                instant(row.getExpiredAt()), row.getFailure()),
                        new Standing.Returned(row.getRefunded(), row.getChargedBack(), row.getReinstated()),
                        row.getFee(), new Standing.Booked(row.getIssued(), row.getTransferId(), row.getAgainId(),
                                row.getCash(), row.getSaleId(), row.getSaleAgainId(), row.getFeeBooked())));
    }

    /// Makes or replaces the row; the database keeps its terms. When to look at it is set once, and moved by
    /// [Purchases#claimOverdue].
    static void write(DSLContext tx, Purchase purchase) {
        PurchaseRecord fresh = row(tx, purchase).setLookAt(Objects.requireNonNull(time(purchase.expiresAt())));
        tx.insertInto(PURCHASE).set(fresh).onConflict(PURCHASE.ID).doUpdate().set(row(tx, purchase)).execute();
    }

    private static PurchaseRecord row(DSLContext tx, Purchase purchase) {
        Standing standing = purchase.standing();
        return tx.newRecord(PURCHASE).setId(purchase.id()).setUserId(purchase.user().value()).setKey(purchase.key())
                .setPackId(purchase.pack()).setCoins(purchase.coins()).setAmount(purchase.price().amount())
                .setCurrency(purchase.price().currency()).setProvider(purchase.provider())
                .setCreatedAt(Objects.requireNonNull(time(purchase.createdAt())))
                .setExpiresAt(Objects.requireNonNull(time(purchase.expiresAt())))
                .setReference(standing.ids().reference()).setPayment(standing.ids().payment())
                .setCheckoutUrl(standing.ids().checkoutUrl()).setPaidAt(time(standing.told().paidAt()))
                .setFailedAt(time(standing.told().failedAt())).setExpiredAt(time(standing.told().expiredAt()))
                .setFailure(standing.told().failure()).setRefunded(standing.returned().refunded())
                .setChargedBack(standing.returned().chargedBack()).setReinstated(standing.returned().reinstated())
                .setState(purchase.state().name().toLowerCase(Locale.ROOT)).setDue(purchase.due())
                .setCashDue(purchase.cashDue()).setFee(standing.fee()).setIssued(standing.booked().issued())
                .setTransferId(standing.booked().transfer()).setAgainId(standing.booked().again())
                .setCash(standing.booked().cash()).setSaleId(standing.booked().sale())
                .setSaleAgainId(standing.booked().saleAgain()).setFeeBooked(standing.booked().fee());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
