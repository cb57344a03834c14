package live.chobi.gifts.hosts;

import static live.chobi.schema.generated.gifts.Tables.HOST;
import static live.chobi.schema.generated.gifts.Tables.HOST_TIER;
import static live.chobi.schema.generated.gifts.Tables.HOST_TIER_CHANGE;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Stores and finds tiers. A gift under way has the share that its batch reads; nothing that was sent ever changes.
/// Virtual threads.
public final class HostTiers {
    /// The share of each of these hosts, by the user's id: one row for each.
    ///
    /// `?` is an array of ids.
    public static final String SHARES = """
            select wanted.id, tier.share from unnest(?::uuid[]) as wanted (id)
            left join gifts.host on host.user_id = wanted.id
            join gifts.host_tier tier on tier.code = coalesce(host.tier, 'standard')""";

    private final Database database;

    public HostTiers(Database database) {
        this.database = database;
    }

    /// The lowest share first.
    List<HostTier> all() {
        return database.read(db -> db.selectFrom(HOST_TIER).orderBy(HOST_TIER.SHARE, HOST_TIER.CODE)
                .fetch(row -> new HostTier(row.getCode(), row.getName(), row.getShare())));
    }

    Optional<HostTier> find(String code) {
        return all().stream().filter(it -> it.code().equals(code)).findFirst();
    }

    HostTier of(UserId host) {
        return database.read(db -> db
                .select(HOST_TIER.CODE, HOST_TIER.NAME, HOST_TIER.SHARE).from(HOST_TIER)
                .leftJoin(HOST).on(HOST.USER_ID.eq(host.value()))
                .where(HOST_TIER.CODE.eq(org.jooq.impl.DSL.coalesce(HOST.TIER, HostTier.STANDARD)))
                .fetchSingle(row -> new HostTier(row.value1(), row.value2(), row.value3())));
    }

    void save(HostTier tier, UserId by, String reason) {
        database.transact(tx -> {
            String before = tx.select(HOST_TIER.CODE).from(HOST_TIER).where(HOST_TIER.CODE.eq(tier.code()))
                    .fetchOne(HOST_TIER.CODE);
            tx.insertInto(HOST_TIER).set(HOST_TIER.CODE, tier.code()).set(HOST_TIER.NAME, tier.name())
                    .set(HOST_TIER.SHARE, tier.share()).onConflict(HOST_TIER.CODE).doUpdate()
                    .set(HOST_TIER.NAME, tier.name()).set(HOST_TIER.SHARE, tier.share()).execute();
            audit(tx, null, tier, before, by, reason);
        });
    }

    void set(UserId host, HostTier tier, UserId by, String reason) {
        database.transact(tx -> {
            String before = tx.select(HOST.TIER).from(HOST).where(HOST.USER_ID.eq(host.value())).forUpdate()
                    .fetchOne(HOST.TIER);
            tx.insertInto(HOST).set(HOST.USER_ID, host.value()).set(HOST.TIER, tier.code()).onConflict(HOST.USER_ID)
                    .doUpdate().set(HOST.TIER, tier.code()).execute();
            audit(tx, host, tier, before == null ? HostTier.STANDARD : before, by, reason);
        });
    }

    private static void audit(DSLContext tx, @Nullable UserId host, HostTier tier, @Nullable String before, UserId by,
            String reason) {
        UUID id = Uuid7.next();
        tx.insertInto(HOST_TIER_CHANGE).set(HOST_TIER_CHANGE.ID, id).set(HOST_TIER_CHANGE.BY, by.value())
                .set(HOST_TIER_CHANGE.USER_ID, host == null ? null : host.value())
                .set(HOST_TIER_CHANGE.TIER, tier.code()).set(HOST_TIER_CHANGE.BEFORE, before)
                .set(HOST_TIER_CHANGE.SHARE, tier.share()).set(HOST_TIER_CHANGE.REASON, reason).execute();
    }
}
