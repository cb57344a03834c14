package live.chobi.videos.processing;

import static live.chobi.schema.generated.videos.Tables.MEDIA;
import static live.chobi.schema.generated.videos.Tables.VIDEO;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.videos.processing.Media.Origin;
import live.chobi.videos.processing.Surveyor.Survey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/// The media of one node, as the database has them. Virtual threads.
public final class MediaShelf {
    private final Database database;
    private final String node;
    private final InstantSource clock;

    public MediaShelf(Database database, String node, InstantSource clock) {
        this.database = database;
        this.node = node;
        this.clock = clock;
    }

    /// What was found out about a file.
    record Found(long durationMs, int width, int height, boolean hasPoster) {}

    /// An upload that is here in full, in the transaction that ends it.
    public UUID addUpload(DSLContext tx, UUID id, UUID video, long bytes) {
        tx.insertInto(MEDIA).set(MEDIA.ID, id).set(MEDIA.NODE, node).set(MEDIA.ORIGIN, "upload")
                .set(MEDIA.BYTES, bytes).execute();
        tx.update(VIDEO).set(VIDEO.MEDIA_ID, id).where(VIDEO.ID.eq(video)).execute();
        return id;
    }

    /// A recording, whichever node has it; false when it is known.
    public static boolean addRecording(DSLContext tx, UUID id, String node, SessionId session,
            List<RecordedFile> files) {
        return tx.insertInto(MEDIA).set(MEDIA.ID, id).set(MEDIA.NODE, node).set(MEDIA.ORIGIN, "recording")
                .set(MEDIA.SESSION_ID, session.value()).set(MEDIA.FILES, JSONB.jsonb(Json.write(files)))
                .set(MEDIA.BYTES, files.stream().mapToLong(RecordedFile::bytes).sum())
                .onConflict(MEDIA.SESSION_ID, MEDIA.NODE).doNothing().execute() > 0;
    }

    /// What this node was working on when it stopped waits again. One that was begun too often does not.
    void takeUp(Origin origin, int attemptsMax, String sentence) {
        Condition left = MEDIA.NODE.eq(node).and(MEDIA.STATE.eq("processing")).and(MEDIA.ORIGIN.eq(stored(origin)));
        database.transact(tx -> {
            tx.update(MEDIA).set(MEDIA.STATE, "failed").set(MEDIA.FAILURE, sentence)
                    .where(left, MEDIA.ATTEMPTS.ge(attemptsMax)).execute();
            tx.update(MEDIA).set(MEDIA.STATE, "waiting").where(left).execute();
        });
    }

    private static String stored(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /// The one that waits longest of those that are due, now being worked on.
    Optional<Media> begin(Origin origin) {
        return database.transaction(tx -> tx.update(MEDIA).set(MEDIA.STATE, "processing")
                .set(MEDIA.ATTEMPTS, MEDIA.ATTEMPTS.plus(1)).set(MEDIA.PROGRESS, 0)
                .where(MEDIA.ID.eq(DSL.select(MEDIA.ID).from(MEDIA)
                        .where(MEDIA.NODE.eq(node), MEDIA.STATE.eq("waiting"), MEDIA.ORIGIN.eq(stored(origin)),
                                MEDIA.DUE_AT.isNull().or(MEDIA.DUE_AT.le(now())))
                        .orderBy(MEDIA.CREATED_AT).limit(1).forUpdate().skipLocked()))
                .returning().fetchOptional(Media::of));
    }

    /// It stopped through no fault of the file's: that is no attempt.
    void giveBack(UUID media) {
        database.transact(tx -> tx.update(MEDIA).set(MEDIA.STATE, "waiting")
                .set(MEDIA.ATTEMPTS, DSL.greatest(MEDIA.ATTEMPTS.minus(1), DSL.val(0)))
                .where(MEDIA.ID.eq(media), MEDIA.STATE.eq("processing")).execute());
    }

    /// It failed, and is tried again, after a while.
    void waitAgain(UUID media, Duration pause) {
        database.transact(tx -> tx.update(MEDIA).set(MEDIA.STATE, "waiting").set(MEDIA.DUE_AT, now().plus(pause))
                .where(MEDIA.ID.eq(media), MEDIA.STATE.eq("processing")).execute());
    }

    /// Says what its bytes are; when others with the same bytes are here already, its videos are played from those,
    /// whose id is the answer.
    Optional<UUID> sameAs(UUID media, byte[] sha256) {
        return database.transaction(tx -> {
            Optional<UUID> other = tx.select(MEDIA.ID).from(MEDIA)
                    .where(MEDIA.NODE.eq(node), MEDIA.SHA256.eq(sha256), MEDIA.STATE.ne("failed"),
                            MEDIA.ID.ne(media))
                    .forKeyShare().fetchOptional(MEDIA.ID);
            if (other.isEmpty()) {
                tx.update(MEDIA).set(MEDIA.SHA256, sha256).where(MEDIA.ID.eq(media)).execute();
                return Optional.empty();
            }
            tx.update(VIDEO).set(VIDEO.MEDIA_ID, other.get())
                    .set(VIDEO.PUBLISHED_AT, DSL.when(DSL.exists(DSL.selectOne().from(MEDIA)
                            .where(MEDIA.ID.eq(other.get()), MEDIA.STATE.eq("ready"))),
                            DSL.coalesce(VIDEO.PUBLISHED_AT, DSL.currentOffsetDateTime()))
                            .otherwise(VIDEO.PUBLISHED_AT))
                    .where(VIDEO.MEDIA_ID.eq(media)).execute();
            tx.deleteFrom(MEDIA).where(MEDIA.ID.eq(media)).execute();
            return other;
        });
    }

    void progress(UUID media, int percent) {
        database.transact(tx -> tx.update(MEDIA).set(MEDIA.PROGRESS, percent)
                .where(MEDIA.ID.eq(media), MEDIA.STATE.eq("processing")).execute());
    }

    /// It can be played, and so can its videos.
    void ready(UUID media, Found found) {
        database.transact(tx -> {
            tx.update(MEDIA).set(MEDIA.STATE, "ready").set(MEDIA.PROGRESS, 100).setNull(MEDIA.DUE_AT)
                    .set(MEDIA.DURATION_MS, found.durationMs()).set(MEDIA.WIDTH, found.width())
                    .set(MEDIA.HEIGHT, found.height()).set(MEDIA.HAS_POSTER, found.hasPoster())
                    .set(MEDIA.READY_AT, DSL.currentOffsetDateTime())
                    .where(MEDIA.ID.eq(media), MEDIA.STATE.eq("processing")).execute();
            tx.update(VIDEO).set(VIDEO.PUBLISHED_AT, DSL.currentOffsetDateTime())
                    .where(VIDEO.MEDIA_ID.eq(media), VIDEO.PUBLISHED_AT.isNull()).execute();
        });
    }

    /// @param sentence for the owner
    void failed(UUID media, String sentence) {
        database.transact(tx -> tx.update(MEDIA).set(MEDIA.STATE, "failed").set(MEDIA.FAILURE, sentence)
                .where(MEDIA.ID.eq(media), MEDIA.STATE.eq("processing")).execute());
    }

    /// The one whose survey is due, now being surveyed: should the server die of it, it is due again after the pause,
    /// so often.
    Optional<Media> beginSurvey(int attemptsMax, Duration pause) {
        return database.transaction(tx -> tx.update(MEDIA).set(MEDIA.SURVEYS, MEDIA.SURVEYS.plus(1))
                .set(MEDIA.DUE_AT, now().plus(pause))
                .where(MEDIA.ID.eq(DSL.select(MEDIA.ID).from(MEDIA)
                        .where(MEDIA.NODE.eq(node), MEDIA.STATE.eq("ready"), MEDIA.SURVEYED_AT.isNull(),
                                MEDIA.SURVEYS.lt(attemptsMax), MEDIA.DUE_AT.isNull().or(MEDIA.DUE_AT.le(now())))
                        .orderBy(MEDIA.READY_AT).limit(1).forUpdate().skipLocked()))
                .returning().fetchOptional(Media::of));
    }

    /// It stopped through no fault of the media's: that is no attempt.
    void giveSurveyBack(UUID media) {
        database.transact(tx -> tx.update(MEDIA).setNull(MEDIA.DUE_AT)
                .set(MEDIA.SURVEYS, DSL.greatest(MEDIA.SURVEYS.minus(1), DSL.val(0)))
                .where(MEDIA.ID.eq(media), MEDIA.SURVEYED_AT.isNull()).execute());
    }

    void surveyed(UUID media, Survey survey) {
        database.transact(tx -> tx.update(MEDIA).set(MEDIA.SURVEYED_AT, now()).set(MEDIA.HAS_STRIP, survey.hasStrip())
                .set(MEDIA.LOUDNESS_LUFS, survey.loudness().map(it -> (float) it.integratedLufs()).orElse(null))
                .set(MEDIA.TRUE_PEAK_DBTP, survey.loudness().map(it -> (float) it.truePeakDbtp()).orElse(null))
                .where(MEDIA.ID.eq(media)).execute());
    }

    /// Takes those that no video is played from off the shelf; their files are to go then. What is being worked on
    /// stays until that is over.
    List<Media> takeUnused() {
        return database.transaction(tx -> tx.deleteFrom(MEDIA)
                .where(MEDIA.NODE.eq(node), MEDIA.STATE.ne("processing"),
                        DSL.notExists(DSL.selectOne().from(VIDEO).where(VIDEO.MEDIA_ID.eq(MEDIA.ID))))
                .returning().fetch(Media::of));
    }

    /// Those of these ids that are there.
    Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(database.read(db -> db.select(MEDIA.ID).from(MEDIA)
                .where(MEDIA.ID.eq(DSL.any(ids.toArray(UUID[]::new)))).fetch(MEDIA.ID)));
    }
}
