package live.chobi.videos.watching;

import static live.chobi.schema.generated.videos.Tables.VIDEO;
import static live.chobi.schema.generated.videos.Tables.VIEWED;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import live.chobi.kernel.Caller;
import live.chobi.schema.Database;
import live.chobi.videos.catalogue.Video;

/// How often videos are viewed: each viewer counts once on a day (UTC). Virtual threads.
public final class Views {
    /// Days that marks are kept: around midnight, clocks of nodes differ.
    static final int DAYS_KEPT = 2;

    private final Database database;
    private final ViewerMarks marks;
    private final InstantSource clock;

    public Views(Database database, ViewerMarks marks, InstantSource clock) {
        this.database = database;
        this.marks = marks;
        this.clock = clock;
    }

    /// @param counted false when they have viewed it on this day, or it is their own
    record Viewed(boolean counted, long views) {}

    Viewed add(Video video, Caller caller) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        boolean own = caller.is(video.owner());
        return database.transaction(tx -> {
            boolean counts = !own && tx.insertInto(VIEWED).set(VIEWED.VIDEO_ID, video.id()).set(VIEWED.DAY, day)
                    .set(VIEWED.VIEWER, marks.of(caller, day)).onConflictDoNothing().execute() > 0;
            if (counts) {
                tx.update(VIDEO).set(VIDEO.VIEWS, VIDEO.VIEWS.plus(1)).where(VIDEO.ID.eq(video.id())).execute();
            }
            return new Viewed(counts, tx.select(VIDEO.VIEWS).from(VIDEO).where(VIDEO.ID.eq(video.id()))
                    .fetchOptional(VIDEO.VIEWS).orElse(0L));
        });
    }

    /// Forgets who viewed what on days that are over. Called now and then.
    public void sweep() {
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_KEPT - 1);
        database.transact(tx -> tx.deleteFrom(VIEWED).where(VIEWED.DAY.lt(first)).execute());
    }
}
