package live.chobi.gifts.purchase;

import static live.chobi.schema.generated.gifts.Tables.REFUND;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.schema.generated.gifts.tables.records.RefundRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Money that an administrator gives back, ordered before the provider is asked.
///
/// @param amount minor units of the purchase's currency
/// @param doneAt null while the provider has not said so
/// @param declined why the provider would not; null while it may
record Refund(UUID id, UUID purchase, long amount, UserId by, String reason, Instant orderedAt,
        @Nullable Instant doneAt, @Nullable String declined) {
    static Refund of(RefundRecord row) {
        OffsetDateTime doneAt = row.getDoneAt();
        return new Refund(row.getId(), row.getPurchaseId(), row.getAmount(), new UserId(row.getBy()), row.getReason(),
                row.getOrderedAt().toInstant(), doneAt == null ? null : doneAt.toInstant(), row.getDeclined());
    }

    /// Whether its money is still to go back.
    boolean isOpen() {
        return doneAt == null && declined == null;
    }

    Refund done(Instant at) {
        return new Refund(id, purchase, amount, by, reason, orderedAt, at, null);
    }

    Refund declined(String why) {
        return new Refund(id, purchase, amount, by, reason, orderedAt, null, why);
    }

    void write(DSLContext tx) {
        RefundRecord row = tx.newRecord(REFUND).setId(id).setPurchaseId(purchase).setAmount(amount)
                .setBy(by.value()).setReason(reason).setOrderedAt(orderedAt.atOffset(ZoneOffset.UTC))
                .setDoneAt(doneAt == null ? null : doneAt.atOffset(ZoneOffset.UTC)).setDeclined(declined);
        tx.insertInto(REFUND).set(row).onConflict(REFUND.ID).doUpdate().set(row).execute();
    }
}
