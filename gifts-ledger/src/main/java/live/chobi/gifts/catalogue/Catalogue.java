package live.chobi.gifts.catalogue;

import static live.chobi.schema.generated.gifts.Tables.GIFT;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Reads the gifts that are valid now, by the database's clock. Virtual threads.
public final class Catalogue {
    private Catalogue() {
    }

    /// Cheapest first.
    public static List<Gift> available(DSLContext db) {
        return db.selectFrom(GIFT)
                .where(DSL.condition("coalesce(valid_from <= now(), true) and coalesce(now() < valid_to, true)"))
                .orderBy(GIFT.PRICE, GIFT.CODE)
                .fetch(row -> new Gift(row.getId(), row.getCode(), row.getName(),
                        Tier.valueOf(row.getTier().toUpperCase(Locale.ROOT)), row.getPrice(), row.getAnimation()));
    }

    public static Map<UUID, Gift> availableById(DSLContext db) {
        return available(db).stream().collect(Collectors.toUnmodifiableMap(Gift::id, Function.identity()));
    }
}
