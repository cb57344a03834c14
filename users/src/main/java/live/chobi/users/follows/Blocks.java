package live.chobi.users.follows;

import static live.chobi.schema.generated.users.Tables.BLOCK;
import static live.chobi.schema.generated.users.Tables.FOLLOW;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Who has blocked whom. A block ends what the two followed of each other, and neither can follow the other until it is
/// lifted. Virtual threads.
public final class Blocks {
    private final Database database;
    private volatile Consumer<UserId> changed = _ -> {
    };

    public Blocks(Database database) {
        this.database = database;
    }

    /// The listener is told whose blocks have changed, after each change that was made here.
    public void tell(Consumer<UserId> listener) {
        changed = listener;
    }

    /// Idempotent.
    public void add(UserId blocker, UserId blocked) {
        database.transact(tx -> {
            Pair.lock(tx, blocker, blocked);
            tx.insertInto(BLOCK).set(BLOCK.BLOCKER, blocker.value()).set(BLOCK.BLOCKED, blocked.value())
                    .onConflictDoNothing().execute();
            tx.deleteFrom(FOLLOW)
                    .where(FOLLOW.FOLLOWER.eq(blocker.value()), FOLLOW.FOLLOWEE.eq(blocked.value()))
                    .or(FOLLOW.FOLLOWER.eq(blocked.value()).and(FOLLOW.FOLLOWEE.eq(blocker.value())))
                    .execute();
        });
        changed.accept(blocker);
    }

    /// Idempotent. What was followed before does not come back.
    public void remove(UserId blocker, UserId blocked) {
        database.transact(tx -> tx.deleteFrom(BLOCK)
                .where(BLOCK.BLOCKER.eq(blocker.value()), BLOCK.BLOCKED.eq(blocked.value())).execute());
        changed.accept(blocker);
    }

    /// Whom somebody has blocked, at most `limit` of them.
    public Set<UserId> blockedBy(UserId blocker, int limit) {
        return Set.copyOf(database.read(sql -> sql.select(BLOCK.BLOCKED).from(BLOCK)
                .where(BLOCK.BLOCKER.eq(blocker.value())).limit(limit).fetch(row -> new UserId(row.value1()))));
    }

    /// Between which of these pairs there is a block, in either direction. The answer has the places of the pairs.
    ///
    /// @param others as many as `ones`
    public static Set<Integer> among(DSLContext tx, List<UserId> ones, List<UserId> others) {
        return Set.copyOf(tx.fetch("""
                select place::int from unnest({0}::uuid[], {1}::uuid[]) with ordinality as pair (one, other, place)
                where exists (select from users.block where blocker = one and blocked = other)
                   or exists (select from users.block where blocker = other and blocked = one)
                """, ids(ones), ids(others)).map(row -> row.get(0, Integer.class) - 1));
    }

    private static Field<UUID[]> ids(List<UserId> users) {
        return DSL.val(users.stream().map(UserId::value).toArray(UUID[]::new));
    }

    /// In either direction.
    static boolean between(DSLContext tx, UserId one, UserId other) {
        return tx.fetchExists(tx.selectOne().from(BLOCK)
                .where(BLOCK.BLOCKER.eq(one.value()), BLOCK.BLOCKED.eq(other.value()))
                .or(BLOCK.BLOCKER.eq(other.value()).and(BLOCK.BLOCKED.eq(one.value()))));
    }
}
