package live.chobi.webhooks.delivery;

import static live.chobi.schema.generated.webhooks.Tables.LANE;
import static live.chobi.schema.generated.webhooks.Tables.MESSAGE;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Which orders of messages wait, and who tells them at the moment: one row for each endpoint and session, leased, by
/// the database's clock. Whoever writes messages locks the lane first, and whoever ends one too, so that none is left
/// without. Virtual threads.
final class Lanes {
    /// Longer than an attempt may take.
    private static final Duration LEASE = Duration.ofMinutes(2);
    /// Of one endpoint at a time, so that a slow one does not keep the others waiting.
    static final int OF_ENDPOINT_MAX = 4;

    private static final String IS_DUE = """
            select exists (select from webhooks.lane
                           where due_at <= clock_timestamp() and (leased_until is null or leased_until < clock_timestamp()))""";

    record Lane(UUID endpoint, UUID id) {}

    private Lanes() {
    }

    /// These have messages from now on. Before the messages are written.
    static void open(DSLContext tx, Collection<Lane> lanes) {
        tx.execute("""
                insert into webhooks.lane (endpoint_id, id, due_at)
                select endpoint, lane, now() from unnest({0}::uuid[], {1}::uuid[]) as t (endpoint, lane)
                order by 1, 2
                on conflict (endpoint_id, id) do update set due_at = lane.due_at
                """, DSL.val(lanes.stream().map(Lane::endpoint).toArray(UUID[]::new)),
                DSL.val(lanes.stream().map(Lane::id).toArray(UUID[]::new)));
    }

    /// All in which messages wait are due at once.
    static void reopen(DSLContext tx, UUID endpoint) {
        tx.execute("""
                insert into webhooks.lane (endpoint_id, id, due_at)
                select distinct endpoint_id, lane, now() from webhooks.message
                where endpoint_id = {0} and state = 'pending' order by 2
                on conflict (endpoint_id, id) do update set due_at = now()
                """, DSL.val(endpoint));
    }

    static boolean isDue(Database database) {
        return database.isTrue(IS_DUE);
    }

    /// Those that have been due for the longest time, of endpoints that are told anything.
    static List<Lane> claim(Database database, int limit) {
        return database.transaction(tx -> tx.fetch("""
                update webhooks.lane as l set leased_until = clock_timestamp() + make_interval(secs => {0})
                from (select endpoint_id, id from webhooks.lane
                    where due_at <= clock_timestamp() and (leased_until is null or leased_until < clock_timestamp())
                      and (endpoint_id, id) in (select endpoint_id, id from (
                        select due.endpoint_id, due.id, row_number() over (partition by due.endpoint_id
                            order by due.leased_until > clock_timestamp() desc nulls last, due.due_at) as place
                        from webhooks.lane as due join webhooks.endpoint as e on e.id = due.endpoint_id
                        where due.due_at <= clock_timestamp() and e.disabled_at is null) as placed
                        where place <= {1})
                    order by due_at limit {2} for update skip locked) as picked
                where l.endpoint_id = picked.endpoint_id and l.id = picked.id
                returning l.endpoint_id, l.id
                """, DSL.val(LEASE.toSeconds()), DSL.val(OF_ENDPOINT_MAX), DSL.val(limit))
                .map(row -> new Lane(row.get("endpoint_id", UUID.class), row.get("id", UUID.class))));
    }

    /// The message whose turn it is.
    static Optional<Message> next(DSLContext sql, Lane lane) {
        return sql.selectFrom(MESSAGE)
                .where(MESSAGE.ENDPOINT_ID.eq(lane.endpoint()), MESSAGE.LANE.eq(lane.id()),
                        MESSAGE.STATE.eq("pending"))
                .orderBy(MESSAGE.SEQ, MESSAGE.ID).limit(1).fetchOptional(Message::of);
    }

    /// It is told further by the same.
    static void extend(DSLContext tx, Lane lane) {
        tx.execute("""
                update webhooks.lane set leased_until = clock_timestamp() + make_interval(secs => {2})
                where endpoint_id = {0} and id = {1}
                """, DSL.val(lane.endpoint()), DSL.val(lane.id()), DSL.val(LEASE.toSeconds()));
    }

    /// Nobody tells it until this has passed.
    static void pause(DSLContext tx, Lane lane, Duration wait) {
        tx.execute("""
                update webhooks.lane
                set leased_until = null, due_at = clock_timestamp() + make_interval(secs => {2})
                where endpoint_id = {0} and id = {1}
                """, DSL.val(lane.endpoint()), DSL.val(lane.id()), DSL.val(wait.toMillis() / 1e3));
    }

    /// Lets go of it: it goes where nothing waits in it any more.
    static void release(DSLContext tx, Lane lane) {
        tx.select(LANE.ID).from(LANE).where(LANE.ENDPOINT_ID.eq(lane.endpoint()), LANE.ID.eq(lane.id())).forUpdate()
                .execute();
        // A later statement: it sees what was written before the lock was had.
        if (next(tx, lane).isPresent()) {
            pause(tx, lane, Duration.ZERO);
        } else {
            tx.deleteFrom(LANE).where(LANE.ENDPOINT_ID.eq(lane.endpoint()), LANE.ID.eq(lane.id())).execute();
        }
    }

    /// Until [#reopen].
    static void close(DSLContext tx, UUID endpoint) {
        tx.deleteFrom(LANE).where(LANE.ENDPOINT_ID.eq(endpoint)).execute();
    }
}
