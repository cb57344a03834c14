package live.chobi.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings committed events to one consumer, in order, losing none.
///
/// The handler runs in the transaction that moves the cursor: what it writes there is written exactly once; what it does
/// elsewhere, at least once. Of all nodes one reads at a time, because the cursor's row is locked. Owner: its own
/// virtual thread, started by [#start].
public final class EventReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
    private static final int BATCH = 500;
    /// What is only added up costs little for each event, and the less the more come together.
    private static final int SUMMED_BATCH = 5_000;
    /// Of no cluster.
    private static final String NEVER_COUNTED = "";
    /// While there is something to read, more is gathered for this long; else looked for this often.
    private static final Duration GATHER = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final String NEWS = """
            select exists (select 1 from outbox.event e
                           where (e.tx, e.id) > (c.tx, c.id) and e.tx < pg_snapshot_xmin(pg_current_snapshot()))
            from outbox.cursor c where c.consumer = ?
            """;

    /// What a consumer does with an event, inside the cursor's transaction.
    public interface Handler {
        void handle(DSLContext tx, Event event);
    }

    /// What a consumer does with several events at a time, where one by one would cost too many statements.
    public interface BatchHandler {
        /// Inside the cursor's transaction.
        ///
        /// @param events of its topics, in order, at least one
        void handle(DSLContext tx, List<Event> events);

        /// What [#handle] wrote is committed, and is seen by others from now on.
        default void committed() {
        }
    }

    /// What a consumer does that adds events up and could count them another way. Inside the cursor's transaction.
    public interface Summary extends BatchHandler {
        /// Counts everything from the beginning, by what the events are about: called before the first event, and when
        /// the cursor means nothing because the database is another cluster. It first keeps writers of such events away
        /// until the end of `tx`, by a lock that each of them takes before it has a transaction id; what they write
        /// after that is told as events.
        void recount(DSLContext tx);
    }

    private final Database database;
    private final String consumer;
    private final Set<String> topics;
    private final BatchHandler handler;
    private final Optional<Summary> summary;
    private final int batch;
    private final Turnstile turnstile = new Turnstile();
    private boolean placed;
    /// The turn before went through: the cursor is one of this cluster.
    private boolean settled;

    public EventReader(Database database, String consumer, Set<String> topics, Handler handler) {
        this(database, consumer, topics, (tx, events) -> events.forEach(it -> handler.handle(tx, it)),
                Optional.empty(), BATCH);
    }

    private EventReader(Database database, String consumer, Set<String> topics, BatchHandler handler,
            Optional<Summary> summary, int batch) {
        this.database = database;
        this.consumer = consumer;
        this.topics = topics;
        this.handler = handler;
        this.summary = summary;
        this.batch = batch;
    }

    /// One whose consumer takes all events of a batch at once.
    public static EventReader ofBatches(Database database, String consumer, Set<String> topics, BatchHandler handler) {
        return new EventReader(database, consumer, topics, handler, Optional.empty(), BATCH);
    }

    /// One whose consumer writes a sum of many events once.
    public static EventReader ofSums(Database database, String consumer, Set<String> topics, Summary summary) {
        return new EventReader(database, consumer, topics, summary, Optional.of(summary), SUMMED_BATCH);
    }

    public void start() {
        turnstile.run("outbox-" + consumer, this::turn);
    }

    private Duration turn() {
        boolean look = settled;
        settled = false;
        int read = look && !database.isTrue(NEWS, consumer) ? 0 : readBatch();
        settled = true;
        if (read == batch) {
            return Duration.ZERO;
        }
        return read > 0 ? GATHER : LOOK;
    }

    /// Reads again at once: somebody has just committed.
    public void wake() {
        turnstile.wake();
    }

    /// Reads one batch and says how many events it held. Public for tests; the product calls [#start].
    public int readBatch() {
        placeCursor();
        Batch done = database.transaction(this::read);
        if (done.handled() > 0) {
            handler.committed();
        }
        return done.read();
    }

    /// @param handled how many of those that were read are of this reader's topics
    private record Batch(int read, int handled) {}

    private Batch read(DSLContext tx) {
        Optional<Cursor> cursor = lockCursor(tx);
        if (cursor.isEmpty()) {
            return new Batch(0, 0);
        }
        var rows = tx.fetch("""
                select tx::text as tx, id, topic, log_id, seq, payload::text as payload, at
                from outbox.event
                where (tx, id) > ({0}::text::xid8, {1}) and tx < pg_snapshot_xmin(pg_current_snapshot())
                order by tx, id limit {2}
                """, val(cursor.get().tx()), val(cursor.get().id()), val(batch));
        List<Event> events = rows.stream().filter(row -> topics.contains(row.get("topic", String.class)))
                .map(EventReader::event).toList();
        if (!events.isEmpty()) {
            handler.handle(tx, events);
        }
        if (!rows.isEmpty()) {
            Record last = rows.get(rows.size() - 1);
            tx.execute("update outbox.cursor set tx = {0}::text::xid8, id = {1} where consumer = {2}",
                    val(last.get("tx", String.class)), val(last.get("id", Long.class)), val(consumer));
        }
        return new Batch(rows.size(), events.size());
    }

    private record Cursor(String tx, long id) {}

    /// Commits by itself: a row that is not committed yet would make other nodes wait for it.
    private void placeCursor() {
        if (!placed) {
            var _ = database.read(db -> db.execute("""
                    insert into outbox.cursor (consumer, tx, id, system_identifier)
                    select {0}, '0', 0, coalesce({1}, system_identifier::text) from pg_control_system()
                    on conflict do nothing
                    """, val(consumer), val(summary.isPresent() ? NEVER_COUNTED : null)));
            placed = true;
        }
    }

    /// Empty while another node reads for this consumer, which is never waited for.
    private Optional<Cursor> lockCursor(DSLContext tx) {
        String system = tx.fetchValue("select system_identifier::text from pg_control_system()").toString();
        return tx.fetchOptional("""
                select tx::text as tx, id, system_identifier = {1} as same from outbox.cursor where consumer = {0}
                for update skip locked
                """, val(consumer), val(system)).map(row -> row.get("same", Boolean.class)
                ? new Cursor(row.get("tx", String.class), row.get("id", Long.class))
                : startAnew(tx, system));
    }

    /// Transaction ids of another cluster mean nothing here, so everything that is there is read again; or counted
    /// again, and then what is committed later is read.
    private Cursor startAnew(DSLContext tx, String system) {
        if (summary.isPresent()) {
            LOG.info("the outbox reader {} counts from the beginning", consumer);
            summary.get().recount(tx);
            // A later statement: it sees no transaction under way that could tell of something.
            return tx
                    .fetchSingle(
                            """
                                    update outbox.cursor set tx = pg_snapshot_xmax(pg_current_snapshot()), id = 0, system_identifier = {1}
                                    where consumer = {0} returning tx::text as tx, id
                                    """,
                            val(consumer), val(system))
                    .map(row -> new Cursor(row.get("tx", String.class), row.get("id", Long.class)));
        }
        LOG.warn("the outbox reader {} starts anew: the database is another cluster than before", consumer);
        tx.execute("update outbox.cursor set tx = '0', id = 0, system_identifier = {1} where consumer = {0}",
                val(consumer), val(system));
        return new Cursor("0", 0);
    }

    private static Event event(Record row) {
        Long seq = row.get("seq", Long.class);
        return new Event(row.get("topic", String.class), Optional.ofNullable(row.get("log_id", UUID.class)),
                seq == null ? 0 : seq, Json.tree(row.get("payload", String.class)),
                row.get("at", OffsetDateTime.class).toInstant());
    }

    /// Deletes events every listed consumer has read and that are older than `age`.
    public static int sweep(DSLContext tx, List<String> consumers, Duration age) {
        return tx.execute("""
                delete from outbox.event
                where at < now() - make_interval(secs => {0})
                  and (select count(*) from outbox.cursor c where c.consumer = any ({1})
                       and (c.tx, c.id) >= (event.tx, event.id)) = {2}
                """, val(age.toSeconds()), val(consumers.toArray(String[]::new)), val(consumers.size()));
    }

    @Override
    public void close() {
        LOG.debug("closing the outbox reader {}", consumer);
        turnstile.close();
    }

    private static org.jooq.Field<?> val(@Nullable Object value) {
        return DSL.val(value);
    }
}
