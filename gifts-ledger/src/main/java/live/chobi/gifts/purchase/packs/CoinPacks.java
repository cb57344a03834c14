package live.chobi.gifts.purchase.packs;

import static live.chobi.schema.generated.gifts.Tables.COIN_PACK;
import static live.chobi.schema.generated.gifts.Tables.COIN_PACK_CHANGE;
import static live.chobi.schema.generated.gifts.Tables.COIN_PACK_PRICE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads and writes packs. Virtual threads.
public final class CoinPacks {
    /// For sale at this moment, by the database's clock.
    private static final Condition FOR_SALE = COIN_PACK.ACTIVE.isTrue().and(DSL.condition(
            "coalesce(valid_from <= now(), true) and coalesce(now() < valid_to, true)"));

    private CoinPacks() {
    }

    public static List<CoinPack> forSale(DSLContext db) {
        return find(db, FOR_SALE);
    }

    /// Also those that are not for sale.
    public static List<CoinPack> all(DSLContext db) {
        return find(db, DSL.noCondition());
    }

    private static List<CoinPack> find(DSLContext db, Condition which) {
        Map<UUID, List<Price>> prices = db.selectFrom(COIN_PACK_PRICE).orderBy(COIN_PACK_PRICE.CURRENCY)
                .fetchGroups(COIN_PACK_PRICE.PACK_ID, row -> new Price(row.getCurrency(), row.getAmount()));
        return db.selectFrom(COIN_PACK).where(which).orderBy(COIN_PACK.PLACE, COIN_PACK.CODE)
                .fetch(row -> new CoinPack(row.getId(), row.getCode(), row.getName(), row.getCoins(), row.getBonus(),
                        row.getPlace(), row.getActive(), instant(row.getValidFrom()), instant(row.getValidTo()),
                        prices.getOrDefault(row.getId(), List.of())));
    }

    /// Makes or replaces a pack, and notes who did.
    ///
    /// @return false when another pack has its code
    static boolean write(DSLContext tx, CoinPack pack, UserId by) {
        // Waits for another administrator's change of packs, so that each sees a whole one.
        tx.execute("lock table gifts.coin_pack in share row exclusive mode");
        if (tx.fetchExists(COIN_PACK, COIN_PACK.CODE.eq(pack.code()).and(COIN_PACK.ID.ne(pack.id())))) {
            return false;
        }
        var row = tx.newRecord(COIN_PACK).setId(pack.id()).setCode(pack.code()).setName(pack.name())
                .setCoins(pack.coins()).setBonus(pack.bonus()).setPlace(pack.place()).setActive(pack.active())
                .setValidFrom(time(pack.validFrom())).setValidTo(time(pack.validTo()));
        tx.insertInto(COIN_PACK).set(row).onConflict(COIN_PACK.ID).doUpdate().set(row).execute();
        tx.deleteFrom(COIN_PACK_PRICE).where(COIN_PACK_PRICE.PACK_ID.eq(pack.id())).execute();
        for (Price price : pack.prices()) {
            tx.insertInto(COIN_PACK_PRICE).set(COIN_PACK_PRICE.PACK_ID, pack.id())
                    .set(COIN_PACK_PRICE.CURRENCY, price.currency()).set(COIN_PACK_PRICE.AMOUNT, price.amount())
                    .execute();
        }
        tx.insertInto(COIN_PACK_CHANGE).set(COIN_PACK_CHANGE.ID, Uuid7.next())
                .set(COIN_PACK_CHANGE.PACK_ID, pack.id()).set(COIN_PACK_CHANGE.BY, by.value())
                .set(COIN_PACK_CHANGE.PACK, JSONB.valueOf(Json.write(pack))).execute();
        return true;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
