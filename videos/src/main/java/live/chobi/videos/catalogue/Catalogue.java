package live.chobi.videos.catalogue;

import static live.chobi.schema.generated.videos.Tables.LIKED;
import static live.chobi.schema.generated.videos.Tables.MEDIA;
import static live.chobi.schema.generated.videos.Tables.VIDEO;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import live.chobi.videos.processing.Media;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Stores and finds videos. Virtual threads.
public final class Catalogue {
    private final Database database;

    public Catalogue(Database database) {
        this.database = database;
    }

    /// What an owner says of a video.
    ///
    /// @param description empty where they say nothing
    public record Details(String title, String description, @Nullable String category, List<String> tags,
            Visibility visibility) {}

    /// Makes a video that has no bytes yet, in the transaction of what brings them.
    public static void add(DSLContext tx, UUID id, UserId owner, Details details) {
        tx.insertInto(VIDEO).set(VIDEO.ID, id).set(VIDEO.OWNER, owner.value()).set(VIDEO.TITLE, details.title())
                .set(VIDEO.DESCRIPTION, details.description()).set(VIDEO.CATEGORY, details.category())
                .set(VIDEO.TAGS, details.tags().toArray(String[]::new))
                .set(VIDEO.VISIBILITY, stored(details.visibility())).execute();
    }

    public Optional<Video> find(UUID id) {
        return database.read(db -> select(db, VIDEO.ID.eq(id)).fetchOptional(Catalogue::video));
    }

    /// NOT_FOUND when there is none.
    public Video get(UUID id) {
        return find(id).orElseThrow(() -> Problem.notFound("video", id));
    }

    /// Those of these that are there.
    public Map<UUID, Video> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database.read(db -> select(db, VIDEO.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                        .fetchMap(row -> row.get(VIDEO.ID), Catalogue::video));
    }

    /// All that are played from these files.
    public List<Video> ofMedia(UUID media) {
        return database.read(db -> select(db, VIDEO.MEDIA_ID.eq(media)).fetch(Catalogue::video));
    }

    void update(UUID id, Details details, boolean revokesAddresses) {
        database.transact(tx -> tx.update(VIDEO).set(VIDEO.TITLE, details.title())
                .set(VIDEO.DESCRIPTION, details.description()).set(VIDEO.CATEGORY, details.category())
                .set(VIDEO.TAGS, details.tags().toArray(String[]::new))
                .set(VIDEO.VISIBILITY, stored(details.visibility()))
                .set(VIDEO.EPOCH, revokesAddresses ? VIDEO.EPOCH.plus(1) : VIDEO.EPOCH)
                .where(VIDEO.ID.eq(id)).execute());
    }

    /// A video of some of another's media, which can be played. Refused when that has too many already, or is gone.
    UUID addClip(Video source, Clip clip, Details details) {
        UUID id = Uuid7.next();
        database.transact(tx -> {
            // One after the other, and not while it is deleted.
            UUID media = tx.select(VIDEO.MEDIA_ID).from(VIDEO).where(VIDEO.ID.eq(source.id())).forNoKeyUpdate()
                    .fetchOptional(VIDEO.MEDIA_ID).orElseThrow(() -> Problem.notFound("video", source.id()));
            if (tx.fetchCount(VIDEO, VIDEO.CLIP_OF.eq(source.id())) >= CreateClip.PER_VIDEO_MAX) {
                throw Problem.refused("too_many_clips",
                        "a video has at most " + CreateClip.PER_VIDEO_MAX + " clips; delete one first");
            }
            add(tx, id, source.owner(), details);
            tx.update(VIDEO).set(VIDEO.MEDIA_ID, media).set(VIDEO.CLIP_OF, clip.of())
                    .set(VIDEO.CLIP_FROM_MS, clip.fromMs()).set(VIDEO.CLIP_TO_MS, clip.toMs())
                    .set(VIDEO.PUBLISHED_AT, DSL.currentOffsetDateTime()).where(VIDEO.ID.eq(id)).execute();
        });
        return id;
    }

    /// Harmless when it is gone already.
    void delete(UUID id) {
        database.transact(tx -> tx.deleteFrom(VIDEO).where(VIDEO.ID.eq(id)).execute());
    }

    /// Idempotent; answers how many like it now.
    long like(UUID id, UserId user) {
        return database.transaction(tx -> count(tx, id, tx.insertInto(LIKED).set(LIKED.VIDEO_ID, id)
                .set(LIKED.USER_ID, user.value()).onConflictDoNothing().execute()));
    }

    /// Idempotent; answers how many like it now.
    long unlike(UUID id, UserId user) {
        return database.transaction(tx -> count(tx, id, -tx.deleteFrom(LIKED)
                .where(LIKED.VIDEO_ID.eq(id), LIKED.USER_ID.eq(user.value())).execute()));
    }

    private static long count(DSLContext tx, UUID id, int more) {
        return tx.update(VIDEO).set(VIDEO.LIKES, VIDEO.LIKES.plus(more)).where(VIDEO.ID.eq(id))
                .returning(VIDEO.LIKES).fetchOptional(VIDEO.LIKES).orElse(0L);
    }

    Set<UUID> likedBy(UserId user, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(database.read(db -> db.select(LIKED.VIDEO_ID).from(LIKED)
                        .where(LIKED.USER_ID.eq(user.value()))
                        .and(LIKED.VIDEO_ID.eq(DSL.any(ids.toArray(UUID[]::new)))).fetch(LIKED.VIDEO_ID)));
    }

    static SelectConditionStep<Record> select(DSLContext db, Condition condition) {
        return db.select(VIDEO.asterisk().except(VIDEO.SEARCH)).select(MEDIA.asterisk()).from(VIDEO).leftJoin(MEDIA)
                .on(MEDIA.ID.eq(VIDEO.MEDIA_ID)).where(condition);
    }

    static Video video(Record row) {
        OffsetDateTime published = row.get(VIDEO.PUBLISHED_AT);
        return new Video(row.get(VIDEO.ID), new UserId(row.get(VIDEO.OWNER)), row.get(VIDEO.TITLE),
                row.get(VIDEO.DESCRIPTION), row.get(VIDEO.CATEGORY), List.of(row.get(VIDEO.TAGS)),
                Visibility.valueOf(row.get(VIDEO.VISIBILITY).toUpperCase(Locale.ROOT)),
                row.get(VIDEO.MEDIA_ID) == null ? null : Media.of(row), row.get(VIDEO.EPOCH), row.get(VIDEO.LIKES),
                row.get(VIDEO.COMMENTS), row.get(VIDEO.VIEWS), clip(row),
                row.get(VIDEO.CREATED_AT).toInstant(), published == null ? null : published.toInstant());
    }

    private static Optional<Clip> clip(Record row) {
        Long from = row.get(VIDEO.CLIP_FROM_MS);
        Long to = row.get(VIDEO.CLIP_TO_MS);
        return from == null || to == null ? Optional.empty() : Optional.of(new Clip(row.get(VIDEO.CLIP_OF), from, to));
    }

    static String stored(Visibility visibility) {
        return visibility.name().toLowerCase(Locale.ROOT);
    }
}
