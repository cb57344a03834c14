package live.chobi.gifts.payout;

import static live.chobi.schema.generated.gifts.Tables.PAYOUT;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import live.chobi.gifts.payout.Payout.Decision;
import live.chobi.gifts.payout.Payout.Ending;
import live.chobi.gifts.payout.Payout.Money;
import live.chobi.gifts.payout.Payout.Place;
import live.chobi.gifts.payout.Payout.Terms;
import live.chobi.gifts.payout.Payout.Told;
import live.chobi.kernel.UserId;
import live.chobi.schema.generated.gifts.tables.records.PayoutRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// A payout as a row of its table, and back.
final class PayoutRows {
    private PayoutRows() {
    }

    static Payout payout(PayoutRecord row) {
        String endedAs = row.getEndedAs();
        return new Payout(row.getId(), new UserId(row.getUserId()),
                new Terms(row.getDiamonds(), row.getCurrency(), row.getAmount(), row.getRate()),
                row.getDestinationId(), row.getRequestedAt().toInstant(),
                new Decision(instant(row.getApprovedAt()), user(row.getApprovedBy()), row.getProvider(),
                        instant(row.getEndedAt()), user(row.getEndedBy()),
                        endedAs == null ? null : Ending.valueOf(endedAs.toUpperCase(Locale.ROOT)), row.getReason()),
                new Told(row.getReference(), instant(row.getAcceptedAt()), instant(row.getPaidAt()),
                        instant(row.getFailedAt()), row.getFailure()),
                new Money(Place.valueOf(row.getMoney().toUpperCase(Locale.ROOT)), row.getHoldId(),
                        row.getHeldUntil().toInstant(), row.getSettledBy(), row.getReturnedBy()));
    }

    /// Makes or replaces the row; the database keeps its terms and what was decided.
    static void write(DSLContext tx, Payout payout) {
        PayoutRecord row = row(tx, payout);
        tx.insertInto(PAYOUT).set(row).onConflict(PAYOUT.ID).doUpdate().set(row).execute();
    }

    private static PayoutRecord row(DSLContext tx, Payout payout) {
        Decision decision = payout.decision();
        Told told = payout.told();
        Money money = payout.money();
        Ending ending = decision.ending();
        return tx.newRecord(PAYOUT).setId(payout.id()).setUserId(payout.user().value())
                .setDiamonds(payout.terms().diamonds()).setCurrency(payout.terms().currency())
                .setAmount(payout.terms().amount()).setRate(payout.terms().rate())
                .setDestinationId(payout.destination())
                .setRequestedAt(Objects.requireNonNull(time(payout.requestedAt())))
                .setApprovedAt(time(decision.approvedAt())).setApprovedBy(id(decision.approvedBy()))
                .setProvider(decision.provider()).setEndedAt(time(decision.endedAt()))
                .setEndedBy(id(decision.endedBy()))
                .setEndedAs(ending == null ? null : ending.name().toLowerCase(Locale.ROOT))
                .setReason(decision.reason()).setReference(told.reference()).setAcceptedAt(time(told.acceptedAt()))
                .setPaidAt(time(told.paidAt())).setFailedAt(time(told.failedAt())).setFailure(told.failure())
                .setState(payout.state().name().toLowerCase(Locale.ROOT))
                .setMoney(money.place().name().toLowerCase(Locale.ROOT)).setHoldId(money.hold())
                .setHeldUntil(Objects.requireNonNull(time(money.heldUntil()))).setSettledBy(money.settledBy())
                .setReturnedBy(money.returnedBy());
    }

    private static @Nullable UserId user(@Nullable UUID id) {
        return id == null ? null : new UserId(id);
    }

    private static @Nullable UUID id(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
