package live.chobi.gifts.catalogue;

import static live.chobi.schema.generated.gifts.Tables.GIFT;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Reads the gifts that are valid now, by the database's clock. Virtual threads.
public final class Catalogue {
    /// Whether a gift is valid now.
    public static final String IS_VALID = "coalesce(valid_from <= now(), true) and coalesce(now() < valid_to, true)";

    private Catalogue() {
    }

    /// Cheapest first.
    public static List<Gift> available(DSLContext db) {
        return db.selectFrom(GIFT).where(DSL.condition(IS_VALID)).orderBy(GIFT.PRICE, GIFT.CODE).fetch(Catalogue::gift);
    }

    /// Valid or not.
    public static Optional<Gift> byCode(DSLContext db, String code) {
        return db.selectFrom(GIFT).where(GIFT.CODE.eq(code)).fetchOptional(Catalogue::gift);
    }

    /// @param row with all columns that a gift has
    public static Gift gift(Record row) {
        return new Gift(row.get("id", UUID.class), row.get("code", String.class), row.get("name", String.class),
                Tier.valueOf(row.get("tier", String.class).toUpperCase(Locale.ROOT)), row.get("price", Long.class),
                row.get("animation", String.class));
    }
}
