package live.chobi.users.follows;

import static live.chobi.schema.generated.users.Tables.MUTE;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Whom somebody does not want to hear of. The other does not learn of it, and what they follow stays. Virtual threads.
public final class Mutes {
    private final Database database;

    public Mutes(Database database) {
        this.database = database;
    }

    /// Idempotent.
    public void add(UserId muter, UserId muted) {
        database.transact(tx -> tx.insertInto(MUTE).set(MUTE.MUTER, muter.value()).set(MUTE.MUTED, muted.value())
                .onConflictDoNothing().execute());
    }

    /// Idempotent.
    public void remove(UserId muter, UserId muted) {
        database.transact(tx -> tx.deleteFrom(MUTE)
                .where(MUTE.MUTER.eq(muter.value()), MUTE.MUTED.eq(muted.value())).execute());
    }

    /// Which of these recipients are not to be told what these actors did: one of the two has blocked the other, or the
    /// recipient has muted the actor. The answer has the places of the pairs.
    ///
    /// @param recipients as many as `actors`
    public static Set<Integer> silenced(DSLContext tx, List<UserId> actors, List<UserId> recipients) {
        return Set.copyOf(tx
                .fetch("""
                        select place::int from unnest({0}::uuid[], {1}::uuid[]) with ordinality as pair (actor, recipient, place)
                        where exists (select from users.block where blocker = actor and blocked = recipient)
                           or exists (select from users.block where blocker = recipient and blocked = actor)
                           or exists (select from users.mute where muter = recipient and muted = actor)
                        """,
                        ids(actors), ids(recipients))
                .map(row -> row.get(0, Integer.class) - 1));
    }

    private static Field<UUID[]> ids(List<UserId> users) {
        return DSL.val(users.stream().map(UserId::value).toArray(UUID[]::new));
    }
}
