package live.chobi.videos.watching;

import static live.chobi.schema.generated.videos.Tables.HISTORY;
import static live.chobi.schema.generated.videos.Tables.HISTORY_OFF;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.PageCursor.Place;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// What users have watched, and how far, unless they do not want that to be kept. Virtual threads.
public final class History {
    private static final Duration KEPT = Duration.ofDays(365);

    private final Database database;
    private final InstantSource clock;

    public History(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param at when it was watched last
    /// @param positionMs up to which
    record Entry(UUID video, Instant at, long positionMs) {}

    /// Nothing where it is switched off.
    void watched(UserId user, UUID video, long positionMs) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.transact(tx -> tx
                .insertInto(HISTORY, HISTORY.USER_ID, HISTORY.VIDEO_ID, HISTORY.AT, HISTORY.POSITION_MS)
                .select(tx.select(DSL.val(user.value()), DSL.val(video), DSL.val(now), DSL.val(positionMs))
                        .whereNotExists(tx.selectOne().from(HISTORY_OFF).where(HISTORY_OFF.USER_ID.eq(user.value()))))
                .onConflict(HISTORY.USER_ID, HISTORY.VIDEO_ID).doUpdate().set(HISTORY.AT, now)
                .set(HISTORY.POSITION_MS, positionMs).execute());
    }

    /// The newest first.
    List<Entry> of(UserId user, Optional<Place> after, int limit) {
        Condition from = after.map(it -> DSL.row(HISTORY.AT, HISTORY.VIDEO_ID)
                .lt(it.at().atOffset(ZoneOffset.UTC), it.id())).orElse(DSL.noCondition());
        return database.read(db -> db.selectFrom(HISTORY).where(HISTORY.USER_ID.eq(user.value()), from)
                .orderBy(HISTORY.AT.desc(), HISTORY.VIDEO_ID.desc()).limit(limit)
                .fetch(row -> new Entry(row.get(HISTORY.VIDEO_ID), row.get(HISTORY.AT).toInstant(),
                        row.get(HISTORY.POSITION_MS))));
    }

    /// Answers how many went.
    int remove(UserId user, UUID video) {
        return database.transaction(tx -> tx.deleteFrom(HISTORY)
                .where(HISTORY.USER_ID.eq(user.value()), HISTORY.VIDEO_ID.eq(video)).execute());
    }

    /// Answers how many went.
    int clear(UserId user) {
        return database.transaction(
                tx -> tx.deleteFrom(HISTORY).where(HISTORY.USER_ID.eq(user.value())).execute());
    }

    boolean isOn(UserId user) {
        return database.read(db -> !db.fetchExists(HISTORY_OFF, HISTORY_OFF.USER_ID.eq(user.value())));
    }

    /// Idempotent. What was kept before stays until it is removed.
    void set(UserId user, boolean on) {
        database.transact(tx -> {
            if (on) {
                tx.deleteFrom(HISTORY_OFF).where(HISTORY_OFF.USER_ID.eq(user.value())).execute();
            } else {
                tx.insertInto(HISTORY_OFF).set(HISTORY_OFF.USER_ID, user.value()).onConflictDoNothing().execute();
            }
        });
    }

    /// Forgets what was watched a year ago. Called now and then.
    public void sweep() {
        database.transact(tx -> tx.deleteFrom(HISTORY)
                .where(HISTORY.AT.lt(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))).execute());
    }
}
