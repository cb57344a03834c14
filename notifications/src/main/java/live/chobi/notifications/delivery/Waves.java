package live.chobi.notifications.delivery;

import static live.chobi.schema.generated.notifications.Tables.FAN_OUT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.notifications.NotificationMetrics;
import live.chobi.notifications.NotificationMetrics.Withheld;
import live.chobi.notifications.delivery.Followers.Follower;
import live.chobi.notifications.inbox.Inbox;
import live.chobi.notifications.inbox.Kind;
import live.chobi.notifications.inbox.Subject;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Jobs;
import live.chobi.outbox.NewJob;
import live.chobi.schema.Database;
import live.chobi.schema.generated.notifications.tables.records.FanOutRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Tells all who follow a host of a session, some at a time, with a rest between. A wave is one transaction: whom it
/// tells and how far it came are committed together, so that a crash repeats and loses nobody, and another node goes on.
/// Who begins to follow later is not told. Virtual threads.
public final class Waves {
    /// A hundred thousand in fifty waves: half a minute, of which PostgreSQL works a few seconds.
    static final int WAVE = 2_000;
    static final Duration REST = Duration.ofMillis(250);
    /// Of one host; more is no news to anybody.
    static final int SESSIONS_PER_HOUR = 6;
    private static final String JOB = "notifications.wave";
    /// Comes before every follower of the same moment.
    private static final UserId FIRST = new UserId(new UUID(-1, -1));

    record Payload(SessionId session, Kind kind) {}

    private final Database database;
    private final Inbox inbox;
    private final Followers followers;
    private final Broadcasts broadcasts;
    private final Runnable written;
    private final boolean isLimited;
    private final NotificationMetrics metrics;

    /// @param written is told after each commit
    /// @param isLimited whether a host's sessions are news only so often
    public Waves(Database database, Inbox inbox, Followers followers, Broadcasts broadcasts, Runnable written,
            boolean isLimited, NotificationMetrics metrics) {
        this.database = database;
        this.inbox = inbox;
        this.followers = followers;
        this.broadcasts = broadcasts;
        this.written = written;
        this.isLimited = isLimited;
        this.metrics = metrics;
    }

    public JobKind job() {
        return new JobKind(JOB, this::run);
    }

    /// Begins to tell, once for each session and kind, in a transaction of the caller's.
    ///
    /// @param at when it happened: who follows by then is told
    public void begin(DSLContext tx, Kind kind, SessionId session, UserId host, Instant at) {
        if (isLimited && tx.fetchCount(FAN_OUT, FAN_OUT.HOST.eq(host.value()), FAN_OUT.TYPE.eq(kind.stored()),
                FAN_OUT.AT.gt(at.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC)),
                FAN_OUT.SESSION_ID.ne(session.value())) >= SESSIONS_PER_HOUR) {
            metrics.withheld(Withheld.TOO_MANY_SESSIONS, 1);
            return;
        }
        int fresh = tx.insertInto(FAN_OUT).set(FAN_OUT.SESSION_ID, session.value()).set(FAN_OUT.TYPE, kind.stored())
                .set(FAN_OUT.HOST, host.value()).set(FAN_OUT.AT, at.atOffset(ZoneOffset.UTC)).onConflictDoNothing()
                .execute();
        if (fresh > 0) {
            enqueue(tx, kind, session, Duration.ZERO);
        }
    }

    private static void enqueue(DSLContext tx, Kind kind, SessionId session, Duration delay) {
        Jobs.enqueue(tx, List.of(new NewJob("notify:" + kind.stored() + ":" + session, JOB,
                new Payload(session, kind), delay)));
    }

    private void run(JsonNode payload) {
        SessionId session = SessionId.parse(payload.path("session").asText(), "session");
        Kind kind = Kind.valueOf(payload.path("kind").asText().toUpperCase(java.util.Locale.ROOT));
        boolean isNews = broadcasts.isNews(kind, session);
        long since = System.nanoTime();
        database.transact(tx -> wave(tx, kind, session, isNews));
        metrics.wave((System.nanoTime() - since) / 1e9);
        written.run();
    }

    private void wave(DSLContext tx, Kind kind, SessionId session, boolean isNews) {
        Optional<FanOutRecord> found = tx.selectFrom(FAN_OUT)
                .where(FAN_OUT.SESSION_ID.eq(session.value()), FAN_OUT.TYPE.eq(kind.stored()), FAN_OUT.DONE_AT.isNull())
                .forUpdate().fetchOptional();
        if (found.isEmpty()) {
            return; // a lease ran out, and another node was quicker
        }
        FanOutRecord row = found.get();
        if (!isNews) {
            metrics.withheld(Withheld.OVER, 1);
            done(tx, row);
            return;
        }
        UserId host = new UserId(row.getHost());
        List<Follower> page = followers.after(tx, host, place(row), WAVE);
        int told = inbox.tell(tx, kind, host, page.stream().map(Follower::user).toList(), Subject.of(session),
                row.getAt().toInstant());
        row.setTold(row.getTold() + told);
        if (page.size() < WAVE) {
            done(tx, row);
        } else {
            row.setLastSince(page.getLast().since().atOffset(ZoneOffset.UTC));
            row.setLastFollower(page.getLast().user().value());
            save(tx, row);
            enqueue(tx, kind, session, REST);
        }
    }

    private static Follower place(FanOutRecord row) {
        OffsetDateTime since = row.getLastSince();
        UUID last = row.getLastFollower();
        return since == null || last == null
                ? new Follower(FIRST, row.getAt().toInstant())
                : new Follower(new UserId(last), since.toInstant());
    }

    private static void done(DSLContext tx, FanOutRecord row) {
        row.set(FAN_OUT.DONE_AT, tx.select(DSL.currentOffsetDateTime()).fetchSingle().value1());
        save(tx, row);
    }

    private static void save(DSLContext tx, FanOutRecord row) {
        tx.update(FAN_OUT).set(FAN_OUT.TOLD, row.getTold()).set(FAN_OUT.LAST_SINCE, row.getLastSince())
                .set(FAN_OUT.LAST_FOLLOWER, row.getLastFollower()).set(FAN_OUT.DONE_AT, row.getDoneAt())
                .where(FAN_OUT.SESSION_ID.eq(row.getSessionId()), FAN_OUT.TYPE.eq(row.getType())).execute();
    }
}
