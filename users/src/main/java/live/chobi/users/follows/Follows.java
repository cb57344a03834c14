package live.chobi.users.follows;

import static live.chobi.schema.generated.users.Tables.FOLLOW;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Events;
import live.chobi.outbox.NewEvent;
import live.chobi.schema.Database;
import live.chobi.schema.generated.users.tables.Follow;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/// Who follows whom. Virtual threads.
public final class Follows {
    /// The topic of the outbox: somebody follows somebody else from now on.
    public static final String FOLLOWED = "followed";

    private final Database database;

    public Follows(Database database) {
        this.database = database;
    }

    /// One end of a follow, and since when.
    public record Followed(UserId user, Instant at) {}

    /// For readers outside.
    record Event(UserId follower, UserId followee) {}

    /// Idempotent: following twice changes nothing, not even since when. False when one of the two has blocked
    /// the other.
    public boolean add(UserId follower, UserId followee) {
        return database.transaction(tx -> {
            Pair.lock(tx, follower, followee);
            if (Blocks.between(tx, follower, followee)) {
                return false;
            }
            int added = tx.insertInto(FOLLOW).set(FOLLOW.FOLLOWER, follower.value())
                    .set(FOLLOW.FOLLOWEE, followee.value()).onConflictDoNothing().execute();
            if (added > 0) {
                Events.write(tx, List.of(new NewEvent(FOLLOWED, null, null, new Event(follower, followee))));
            }
            return true;
        });
    }

    /// Idempotent.
    public void remove(UserId follower, UserId followee) {
        database.transact(tx -> tx.deleteFrom(FOLLOW)
                .where(FOLLOW.FOLLOWER.eq(follower.value()), FOLLOW.FOLLOWEE.eq(followee.value())).execute());
    }

    public boolean contains(UserId follower, UserId followee) {
        return database.read(sql -> sql.fetchExists(FOLLOW, FOLLOW.FOLLOWER.eq(follower.value()),
                FOLLOW.FOLLOWEE.eq(followee.value())));
    }

    public int followersOf(UserId user) {
        return count(FOLLOW.FOLLOWEE.eq(user.value()));
    }

    public int followingOf(UserId user) {
        return count(FOLLOW.FOLLOWER.eq(user.value()));
    }

    /// The newest first, at most `limit` of them, those after the cursor's place.
    List<Followed> newestFollowers(UserId user, Optional<Followed> after, int limit) {
        return database.read(sql -> newestFollowers(sql, user, after, limit));
    }

    /// As above, in a transaction of the caller's.
    public static List<Followed> newestFollowers(DSLContext tx, UserId user, Optional<Followed> after, int limit) {
        return newest(tx, FOLLOW.FOLLOWEE.eq(user.value()), FOLLOW.FOLLOWER, after, limit);
    }

    /// The newest first, at most `limit` of them, those after the cursor's place.
    List<Followed> newestFollowing(UserId user, Optional<Followed> after, int limit) {
        return database.read(
                sql -> newest(sql, FOLLOW.FOLLOWER.eq(user.value()), FOLLOW.FOLLOWEE, after, limit));
    }

    private static List<Followed> newest(DSLContext sql, Condition whose, TableField<?, UUID> other,
            Optional<Followed> after, int limit) {
        Condition place = after.map(last -> DSL.row(FOLLOW.AT, other)
                .lt(last.at().atOffset(ZoneOffset.UTC), last.user().value())).orElse(DSL.noCondition());
        return sql.select(other, FOLLOW.AT).from(Follow.FOLLOW).where(whose, place)
                .orderBy(FOLLOW.AT.desc(), other.desc()).limit(limit)
                .fetch(row -> new Followed(new UserId(row.value1()), row.value2().toInstant()));
    }

    private int count(Condition condition) {
        return database.read((DSLContext sql) -> sql.fetchCount(FOLLOW, condition));
    }
}
