package live.chobi.identity.accounts;

import static live.chobi.schema.generated.identity.Tables.ACCOUNT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;

/// Names of users for lists and log rows, in bulk, from memory where possible. Blocks on what it has not seen.
///
/// Another node's rename is seen after [#STALE_MAX] at the latest.
final class UserViews {
    private static final Duration STALE_MAX = Duration.ofSeconds(30);
    private static final int CACHED_MAX = 100_000;

    private final Database database;
    private final Cache<UserId, UserView> cache = Caffeine.newBuilder().maximumSize(CACHED_MAX)
            .expireAfterWrite(STALE_MAX).build();

    UserViews(Database database) {
        this.database = database;
    }

    /// Ids without an account are absent from the answer.
    Map<UserId, UserView> of(Collection<UserId> ids) {
        return cache.getAll(ids, this::load);
    }

    void forget(UserId id) {
        cache.invalidate(id);
    }

    private Map<UserId, UserView> load(Set<? extends UserId> ids) {
        UUID[] values = ids.stream().map(UserId::value).toArray(UUID[]::new);
        return database.read(sql -> {
            Map<UserId, UserView> found = HashMap.newHashMap(values.length);
            sql.select(ACCOUNT.ID, ACCOUNT.USERNAME, ACCOUNT.DISPLAY_NAME).from(ACCOUNT)
                    .where(ACCOUNT.ID.eq(org.jooq.impl.DSL.any(values)))
                    .forEach(row -> {
                        UserId id = new UserId(row.value1());
                        found.put(id, new UserView(id, row.value2(), row.value3()));
                    });
            return found;
        });
    }
}
