package live.chobi.notifications.inbox;

import java.time.Duration;
import live.chobi.notifications.NotificationMetrics;
import live.chobi.schema.Database;
import org.jooq.impl.DSL;

/// Removes what nobody comes back to, a little at a time, so that no statement holds much. Virtual threads.
public final class Retention {
    private static final int BATCH = 1_000;
    /// More than a sweep finds where sweeps come every hour; the next one goes on.
    private static final int BATCHES_MAX = 200;
    /// Unread ones are kept so many times as long.
    private static final int UNREAD_TIMES = 4;
    /// Longer than events of the outbox are read again after a restore; a user who is followed anew after that is
    /// told anew.
    private static final Duration CAUSES = Duration.ofDays(7);
    private static final String READ = """
            delete from notifications.notification where id in (select id from notifications.notification
                where read_at is not null and at < now() - make_interval(secs => {0}) order by at limit {1})
            """;
    private static final String UNREAD = """
            delete from notifications.notification where id in (select id from notifications.notification
                where id < log.uuid_floor(now() - make_interval(secs => {0}))
                  and at < now() - make_interval(secs => {0}) order by id limit {1})
            """;
    private static final String TOLD = """
            delete from notifications.cause where (user_id, type, source, seq) in (
                select user_id, type, source, seq from notifications.cause
                where at < now() - make_interval(secs => {0}) order by at limit {1})
            """;

    private final Database database;
    private final Duration kept;
    private final NotificationMetrics metrics;

    /// @param kept how long read notifications are; zero: for ever
    public Retention(Database database, Duration kept, NotificationMetrics metrics) {
        this.database = database;
        this.kept = kept;
        this.metrics = metrics;
    }

    public void sweep() {
        if (!kept.isZero()) {
            metrics.removed(remove(READ, kept) + remove(UNREAD, kept.multipliedBy(UNREAD_TIMES)));
        }
        int _ = remove(TOLD, CAUSES);
    }

    private int remove(String statement, Duration age) {
        int removed = 0;
        for (int i = 0; i < BATCHES_MAX; i++) {
            int some = database.read(sql -> sql.execute(statement, DSL.val(age.toSeconds()), DSL.val(BATCH)));
            removed += some;
            if (some < BATCH) {
                break;
            }
        }
        return removed;
    }
}
