package live.chobi.gifts.purchase;

import static live.chobi.schema.generated.gifts.Tables.COIN_PACK;
import static live.chobi.schema.generated.gifts.Tables.PURCHASE;
import static live.chobi.schema.generated.gifts.Tables.REFUND;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Reads purchases. Virtual threads.
final class Purchases {
    private final Database database;

    Purchases(Database database) {
        this.database = database;
    }

    Optional<Purchase> byId(UUID id) {
        return find(PURCHASE.ID.eq(id));
    }

    Optional<Purchase> byKey(UserId user, String key) {
        return find(PURCHASE.USER_ID.eq(user.value()).and(PURCHASE.KEY.eq(key)));
    }

    private Optional<Purchase> find(Condition which) {
        return database.read(db -> db.selectFrom(PURCHASE).where(which).fetchOptional(PurchaseRows::purchase));
    }

    /// Newest first, those made before `before`.
    List<Purchase> of(UserId user, Optional<UUID> before, int limit) {
        Condition older = before.map(PURCHASE.ID::lt).orElse(DSL.noCondition());
        return database.read(db -> db.selectFrom(PURCHASE).where(PURCHASE.USER_ID.eq(user.value())).and(older)
                .orderBy(PURCHASE.ID.desc()).limit(limit).fetch(PurchaseRows::purchase));
    }

    /// What the buyer reads at the provider's.
    String title(Purchase purchase) {
        return database.read(db -> db.select(COIN_PACK.NAME).from(COIN_PACK)
                .where(COIN_PACK.ID.eq(purchase.pack())).fetchSingle(COIN_PACK.NAME));
    }

    /// Those whose time to be paid is over, or whose coins or money the ledger would not move: each is given to one
    /// caller, and to the next one later and later, up to a day.
    List<Purchase> claimOverdue(int limit) {
        return database.transaction(tx -> tx.fetch("""
                update gifts.purchase
                set look_at = now() + greatest(interval '1 minute', least(interval '1 day', (now() - expires_at) / 2))
                where id in (select id from gifts.purchase
                             where look_at <= now() and (state in ('created', 'pending') or due <> issued
                                    or cash_due <> cash)
                             order by look_at limit {0} for update skip locked)
                returning *
                """, DSL.val(limit)).into(PURCHASE).map(PurchaseRows::purchase));
    }

    /// An order to give money back with its purchase.
    record Ordered(Refund refund, Purchase purchase) {}

    /// Orders of this time that were left half done.
    List<Ordered> openRefunds(Instant from, Instant to, int limit) {
        return database.read(db -> db.selectFrom(REFUND)
                .where(REFUND.DONE_AT.isNull(), REFUND.DECLINED.isNull(),
                        REFUND.ORDERED_AT.between(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)))
                .orderBy(REFUND.ID).limit(limit).fetch(Refund::of)).stream()
                .map(refund -> new Ordered(refund, byId(refund.purchase()).orElseThrow())).toList();
    }

    Optional<Refund> refund(UUID id) {
        return database.read(db -> db.selectFrom(REFUND).where(REFUND.ID.eq(id)).fetchOptional(Refund::of));
    }

    void write(Refund refund) {
        database.transact(refund::write);
    }
}
