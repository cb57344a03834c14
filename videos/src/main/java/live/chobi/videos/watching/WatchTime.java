package live.chobi.videos.watching;

import static live.chobi.schema.generated.videos.Tables.WATCHING;
import static live.chobi.schema.generated.videos.Tables.WATCH_TIME;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.schema.Database;
import live.chobi.videos.VideoMetrics;
import live.chobi.videos.VideoMetrics.Watched;
import live.chobi.videos.catalogue.Video;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// How much of videos is watched, as players tell every few seconds. Nobody watches faster than twice the time that has
/// passed since they told last; what is more is not counted. An owner's watching never is. Virtual threads.
public final class WatchTime {
    static final int SLOTS = 100;
    /// Of one report.
    static final Duration REPORT_MAX = Duration.ofMinutes(1);
    private static final int SPEED_MAX = 2;
    /// Of the first report: nothing says when its watching began.
    private static final Duration FIRST_MAX = Duration.ofSeconds(30);
    /// By which one report may come sooner than the one before.
    private static final Duration JITTER_MAX = Duration.ofSeconds(5);

    private final Database database;
    private final ViewerMarks marks;
    private final VideoMetrics metrics;
    private final InstantSource clock;

    public WatchTime(Database database, ViewerMarks marks, VideoMetrics metrics, InstantSource clock) {
        this.database = database;
        this.marks = marks;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// @param slots how often each hundredth of the video was begun
    record Total(long watchedMs, List<Long> slots) {
        static final Total NOTHING = new Total(0, Collections.nCopies(SLOTS, 0L));
    }

    /// Whether it was counted.
    ///
    /// @param fromMs of the video's time
    boolean add(Video video, Caller caller, long fromMs, long toMs) {
        Watched outcome = caller.is(video.owner())
                ? Watched.OWN
                : database.transaction(tx -> count(tx, video, caller, fromMs, toMs));
        metrics.watched(outcome);
        return outcome == Watched.COUNTED;
    }

    private Watched count(DSLContext tx, Video video, Caller caller, long fromMs, long toMs) {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String viewer = marks.of(caller, day);
        Optional<Instant> last = tx.select(WATCHING.REPORTED_AT).from(WATCHING)
                .where(WATCHING.VIDEO_ID.eq(video.id()), WATCHING.DAY.eq(day), WATCHING.VIEWER.eq(viewer))
                .forUpdate().fetchOptional(WATCHING.REPORTED_AT).map(OffsetDateTime::toInstant);
        Duration most = last.map(it -> Duration.between(it, now).multipliedBy(SPEED_MAX).plus(JITTER_MAX))
                .orElse(FIRST_MAX);
        if (Duration.ofMillis(toMs - fromMs).compareTo(most) > 0) {
            return Watched.TOO_FAST;
        }
        tx.insertInto(WATCHING).set(WATCHING.VIDEO_ID, video.id()).set(WATCHING.DAY, day)
                .set(WATCHING.VIEWER, viewer).set(WATCHING.REPORTED_AT, now.atOffset(ZoneOffset.UTC))
                .onConflict(WATCHING.VIDEO_ID, WATCHING.DAY, WATCHING.VIEWER).doUpdate()
                .set(WATCHING.REPORTED_AT, now.atOffset(ZoneOffset.UTC)).execute();
        Field<Long[]> slots = DSL.val(begun(video.durationMs(), fromMs, toMs));
        tx.insertInto(WATCH_TIME).set(WATCH_TIME.VIDEO_ID, video.id()).set(WATCH_TIME.WATCHED_MS, toMs - fromMs)
                .set(WATCH_TIME.SLOTS, slots).onConflict(WATCH_TIME.VIDEO_ID).doUpdate()
                .set(WATCH_TIME.WATCHED_MS, WATCH_TIME.WATCHED_MS.plus(toMs - fromMs))
                .set(WATCH_TIME.SLOTS, DSL.field("(select array_agg(was + more order by place)"
                        + " from unnest({0}, {1}) with ordinality as both_of (was, more, place))", Long[].class,
                        WATCH_TIME.SLOTS, slots))
                .execute();
        return Watched.COUNTED;
    }

    /// A hundredth counts for whoever passes its beginning.
    static Long[] begun(long durationMs, long fromMs, long toMs) {
        Long[] slots = new Long[SLOTS];
        for (int i = 0; i < SLOTS; i++) {
            long begins = i * durationMs / SLOTS;
            slots[i] = begins >= fromMs && begins < toMs ? 1L : 0L;
        }
        return slots;
    }

    Total of(UUID video) {
        return database.read(db -> db.selectFrom(WATCH_TIME).where(WATCH_TIME.VIDEO_ID.eq(video))
                .fetchOptional(row -> new Total(row.get(WATCH_TIME.WATCHED_MS), List.of(row.get(WATCH_TIME.SLOTS))))
                .orElse(Total.NOTHING));
    }

    /// Forgets who told when on days that are over. Called now and then.
    public void sweep() {
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(Views.DAYS_KEPT - 1);
        database.transact(tx -> tx.deleteFrom(WATCHING).where(WATCHING.DAY.lt(first)).execute());
    }
}
