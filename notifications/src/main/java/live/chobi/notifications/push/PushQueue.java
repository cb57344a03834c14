package live.chobi.notifications.push;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.notifications.inbox.Pushes;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// What is on its way to devices: one row for each notification and device, made with the notification, leased while it
/// is sent, and gone when it has come to an end. Virtual threads.
final class PushQueue implements Pushes {
    /// Longer than any service may take, so that nobody else sends it meanwhile.
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final String IS_DUE = """
            select exists (select from notifications.delivery
                           where due_at <= clock_timestamp() and (leased_until is null or leased_until < clock_timestamp()))
            """;

    private final Database database;
    private final Set<Platform> reached;

    /// @param reached platforms that there is a service for
    PushQueue(Database database, Set<Platform> reached) {
        this.database = database;
        this.reached = Set.copyOf(reached);
    }

    /// @param attempts this one included
    /// @param isWanted whether it was not read in the meantime
    record Claimed(UUID notification, UUID device, int attempts, boolean isWanted) {
        static Claimed of(Record row) {
            return new Claimed(row.get("notification_id", UUID.class), row.get("device_id", UUID.class),
                    row.get("attempts", Integer.class), row.get("wanted", Boolean.class));
        }
    }

    boolean reaches(Platform platform) {
        return reached.contains(platform);
    }

    @Override
    public void enqueue(DSLContext tx, List<UUID> notifications, List<UserId> users) {
        tx.execute(
                """
                        insert into notifications.delivery (notification_id, device_id, due_at)
                        select t.notification, device.id, now() from unnest({0}::uuid[], {1}::uuid[]) as t (notification, wanted)
                        join notifications.device on device.user_id = t.wanted where device.platform = any ({2})
                        """,
                DSL.val(notifications.toArray(UUID[]::new)),
                DSL.val(users.stream().map(UserId::value).toArray(UUID[]::new)),
                DSL.val(reached.stream().map(Platform::stored).toArray(String[]::new)));
    }

    boolean isDue() {
        return database.isTrue(IS_DUE);
    }

    /// Those that have been due for the longest time.
    List<Claimed> claim(int limit) {
        return database.transaction(tx -> tx.fetch("""
                update notifications.delivery as d
                set leased_until = clock_timestamp() + make_interval(secs => {0}), attempts = attempts + 1
                where (notification_id, device_id) in (select notification_id, device_id from notifications.delivery
                        where due_at <= clock_timestamp()
                          and (leased_until is null or leased_until < clock_timestamp())
                        order by due_at limit {1} for update skip locked)
                returning notification_id, device_id, attempts, exists (select from notifications.notification n
                    where n.id = d.notification_id and (n.read_at is null or not n.in_app)) as wanted
                """, DSL.val(LEASE.toSeconds()), DSL.val(limit)).map(Claimed::of));
    }

    static void done(DSLContext tx, Claimed delivery) {
        tx.execute("delete from notifications.delivery where notification_id = {0} and device_id = {1}",
                DSL.val(delivery.notification()), DSL.val(delivery.device()));
    }

    static void later(DSLContext tx, Claimed delivery, Duration wait) {
        tx.execute("""
                update notifications.delivery
                set leased_until = null, due_at = clock_timestamp() + make_interval(secs => {2})
                where notification_id = {0} and device_id = {1}
                """, DSL.val(delivery.notification()), DSL.val(delivery.device()), DSL.val(wait.toSeconds()));
    }
}
