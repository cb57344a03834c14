package live.chobi.gifts.catalogue;

import static live.chobi.schema.generated.gifts.Tables.GIFT;
import static live.chobi.schema.generated.gifts.Tables.GIFT_CHANGE;

import java.sql.SQLException;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads and writes gifts. Which are valid is judged by the database's clock. Virtual threads.
public final class Catalogue {
    /// Whether a gift can be given now.
    public static final String IS_VALID = "active and coalesce(valid_from <= now(), true) and coalesce(now() < valid_to, true)";

    private Catalogue() {
    }

    /// What can be given now, cheapest first.
    static List<GiftTerms> available(DSLContext db) {
        return find(db, DSL.condition(IS_VALID));
    }

    /// Also those that cannot be given now.
    static List<GiftTerms> all(DSLContext db) {
        return find(db, DSL.noCondition());
    }

    private static List<GiftTerms> find(DSLContext db, Condition which) {
        return db.selectFrom(GIFT).where(which).orderBy(GIFT.PRICE, GIFT.CODE)
                .fetch(row -> new GiftTerms(row.getId(), row.getCode(), new Names(row.getName(), row.getNameAr()),
                        tier(row.getTier()), row.getPrice(), row.getAnimation(), row.getActive(),
                        instant(row.getValidFrom()), instant(row.getValidTo())));
    }

    /// Valid or not.
    public static Optional<Gift> byCode(DSLContext db, String code) {
        return find(db, GIFT.CODE.eq(code)).stream().findFirst().map(it -> it.gift(Names.ENGLISH));
    }

    /// @param row with all columns that a gift has
    public static Gift gift(ResultSet row) throws SQLException {
        return new Gift(row.getObject("id", UUID.class), row.getString("code"), row.getString("name"),
                tier(row.getString("tier")), row.getLong("price"), row.getString("animation"));
    }

    /// Waits for another administrator's change of gifts, so that each sees a whole one. Givers do not wait.
    static void lock(DSLContext tx) {
        tx.execute("lock table gifts.gift in share row exclusive mode");
    }

    /// Makes or replaces a gift, and notes who did.
    static void write(DSLContext tx, GiftTerms gift, UserId by) {
        var row = tx.newRecord(GIFT).setId(gift.id()).setCode(gift.code()).setName(gift.name().en())
                .setNameAr(gift.name().ar()).setTier(gift.tier().name().toLowerCase(Locale.ROOT))
                .setPrice(gift.price()).setAnimation(gift.animation()).setActive(gift.active())
                .setValidFrom(time(gift.validFrom())).setValidTo(time(gift.validTo()));
        tx.insertInto(GIFT).set(row).onConflict(GIFT.ID).doUpdate().set(row).execute();
        tx.insertInto(GIFT_CHANGE).set(GIFT_CHANGE.ID, Uuid7.next()).set(GIFT_CHANGE.GIFT_ID, gift.id())
                .set(GIFT_CHANGE.BY, by.value()).set(GIFT_CHANGE.GIFT, JSONB.valueOf(Json.write(gift))).execute();
    }

    private static Tier tier(String stored) {
        return Tier.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
