package live.chobi.videos.playlists;

import static live.chobi.schema.generated.videos.Tables.PLAYLIST;
import static live.chobi.schema.generated.videos.Tables.PLAYLIST_ITEM;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import live.chobi.kernel.PageCursor.Place;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import live.chobi.videos.catalogue.Visibility;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Stores and finds playlists. A list's row is locked while its videos change, so that places are given once.
/// Virtual threads.
public final class Playlists {
    static final int PER_USER_MAX = 200;
    static final int VIDEOS_MAX = 1_000;
    private static final String OWN = "own";
    private static final String WATCH_LATER = "watch_later";
    private static final Field<Integer> COUNT = DSL.field(DSL.selectCount().from(PLAYLIST_ITEM)
            .where(PLAYLIST_ITEM.PLAYLIST_ID.eq(PLAYLIST.ID))).as("videos");

    private final Database database;

    public Playlists(Database database) {
        this.database = database;
    }

    /// What an owner says of a list.
    record Details(String title, String description, Visibility visibility) {}

    /// A video in a list.
    record Item(UUID video, int place) {}

    /// Refused beyond [#PER_USER_MAX].
    Playlist create(UserId owner, Details details) {
        return database.transaction(tx -> {
            // Creations of one user one after the other.
            tx.execute("select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val("playlists:" + owner));
            if (tx.fetchCount(PLAYLIST, PLAYLIST.OWNER.eq(owner.value()), PLAYLIST.KIND.eq(OWN)) >= PER_USER_MAX) {
                throw Problem.refused("too_many_playlists", "a user has at most " + PER_USER_MAX + " playlists");
            }
            UUID id = Uuid7.next();
            tx.insertInto(PLAYLIST).set(PLAYLIST.ID, id).set(PLAYLIST.OWNER, owner.value()).set(PLAYLIST.KIND, OWN)
                    .set(PLAYLIST.TITLE, details.title()).set(PLAYLIST.DESCRIPTION, details.description())
                    .set(PLAYLIST.VISIBILITY, stored(details.visibility())).execute();
            return find(tx, id).orElseThrow();
        });
    }

    Optional<Playlist> find(UUID id) {
        return database.read(db -> find(db, id));
    }

    private static Optional<Playlist> find(DSLContext db, UUID id) {
        return db.select(PLAYLIST.asterisk(), COUNT).from(PLAYLIST).where(PLAYLIST.ID.eq(id), PLAYLIST.KIND.eq(OWN))
                .fetchOptional(Playlists::playlist);
    }

    /// Those of a user that changed last first.
    ///
    /// @param everything the unlisted and the private ones too
    List<Playlist> of(UserId owner, boolean everything, Optional<Place> after, int limit) {
        Condition visible = everything
                ? DSL.noCondition()
                : PLAYLIST.VISIBILITY.eq(stored(Visibility.PUBLIC));
        Condition from = after.map(it -> DSL.row(PLAYLIST.UPDATED_AT, PLAYLIST.ID)
                .lt(it.at().atOffset(ZoneOffset.UTC), it.id())).orElse(DSL.noCondition());
        return database.read(db -> db.select(PLAYLIST.asterisk(), COUNT).from(PLAYLIST)
                .where(PLAYLIST.OWNER.eq(owner.value()), PLAYLIST.KIND.eq(OWN), visible, from)
                .orderBy(PLAYLIST.UPDATED_AT.desc(), PLAYLIST.ID.desc()).limit(limit).fetch(Playlists::playlist));
    }

    void update(UUID id, Details details) {
        database.transact(tx -> tx.update(PLAYLIST).set(PLAYLIST.TITLE, details.title())
                .set(PLAYLIST.DESCRIPTION, details.description())
                .set(PLAYLIST.VISIBILITY, stored(details.visibility()))
                .set(PLAYLIST.UPDATED_AT, DSL.currentOffsetDateTime()).where(PLAYLIST.ID.eq(id)).execute());
    }

    void delete(UUID id) {
        database.transact(tx -> tx.deleteFrom(PLAYLIST).where(PLAYLIST.ID.eq(id)).execute());
    }

    /// The list of what a user wants to watch later, made where it is not there yet.
    UUID watchLater(UserId owner) {
        return database.transaction(tx -> {
            tx.insertInto(PLAYLIST).set(PLAYLIST.ID, Uuid7.next()).set(PLAYLIST.OWNER, owner.value())
                    .set(PLAYLIST.KIND, WATCH_LATER).set(PLAYLIST.TITLE, "").set(PLAYLIST.DESCRIPTION, "")
                    .set(PLAYLIST.VISIBILITY, stored(Visibility.PRIVATE)).onConflictDoNothing().execute();
            return findWatchLater(tx, owner).orElseThrow();
        });
    }

    /// Empty where nothing was ever put into it.
    Optional<UUID> findWatchLater(UserId owner) {
        return database.read(db -> findWatchLater(db, owner));
    }

    private static Optional<UUID> findWatchLater(DSLContext db, UserId owner) {
        return db.select(PLAYLIST.ID).from(PLAYLIST)
                .where(PLAYLIST.OWNER.eq(owner.value()), PLAYLIST.KIND.eq(WATCH_LATER)).fetchOptional(PLAYLIST.ID);
    }

    /// At the end; what is in it stays where it is. Refused beyond [#VIDEOS_MAX]. Answers how many there are now.
    int add(UUID list, UUID video) {
        return changed(list, tx -> {
            if (tx.fetchExists(PLAYLIST_ITEM, PLAYLIST_ITEM.PLAYLIST_ID.eq(list), PLAYLIST_ITEM.VIDEO_ID.eq(video))) {
                return false;
            }
            if (count(tx, list) >= VIDEOS_MAX) {
                throw Problem.refused("playlist_full", "a playlist has at most " + VIDEOS_MAX + " videos");
            }
            int last = tx.select(DSL.coalesce(DSL.max(PLAYLIST_ITEM.PLACE), DSL.val(0))).from(PLAYLIST_ITEM)
                    .where(PLAYLIST_ITEM.PLAYLIST_ID.eq(list)).fetchSingle().value1();
            tx.insertInto(PLAYLIST_ITEM).set(PLAYLIST_ITEM.PLAYLIST_ID, list).set(PLAYLIST_ITEM.VIDEO_ID, video)
                    .set(PLAYLIST_ITEM.PLACE, last + 1).execute();
            return true;
        });
    }

    /// Harmless when it is not in it. Answers how many there are now.
    int remove(UUID list, UUID video) {
        return changed(list, tx -> tx.deleteFrom(PLAYLIST_ITEM)
                .where(PLAYLIST_ITEM.PLAYLIST_ID.eq(list), PLAYLIST_ITEM.VIDEO_ID.eq(video)).execute() > 0);
    }

    /// Puts a video where others are counted from 0; NOT_FOUND when it is not in the list.
    ///
    /// @param index the end where it is beyond that
    int move(UUID list, UUID video, int index) {
        return changed(list, tx -> {
            List<UUID> order = new ArrayList<>(tx.select(PLAYLIST_ITEM.VIDEO_ID).from(PLAYLIST_ITEM)
                    .where(PLAYLIST_ITEM.PLAYLIST_ID.eq(list)).orderBy(PLAYLIST_ITEM.PLACE)
                    .fetch(PLAYLIST_ITEM.VIDEO_ID));
            if (!order.remove(video)) {
                throw Problem.notFound("playlist_item", video);
            }
            order.add(Math.min(index, order.size()), video);
            place(tx, list, order);
            return true;
        });
    }

    /// Places are unique at every moment, so they first go out of each other's way.
    private static void place(DSLContext tx, UUID list, List<UUID> order) {
        tx.update(PLAYLIST_ITEM).set(PLAYLIST_ITEM.PLACE, PLAYLIST_ITEM.PLACE.neg().minus(1))
                .where(PLAYLIST_ITEM.PLAYLIST_ID.eq(list)).execute();
        tx.execute("update videos.playlist_item item set place = wanted.place"
                + " from unnest({0}, {1}) as wanted (video_id, place)"
                + " where item.playlist_id = {2} and item.video_id = wanted.video_id",
                DSL.val(order.toArray(UUID[]::new)),
                DSL.val(IntStream.rangeClosed(1, order.size()).boxed().toArray(Integer[]::new)), DSL.val(list));
    }

    private interface Change {
        /// Whether something is another now.
        boolean apply(DSLContext tx);
    }

    private int changed(UUID list, Change change) {
        return database.transaction(tx -> {
            if (tx.select(PLAYLIST.ID).from(PLAYLIST).where(PLAYLIST.ID.eq(list)).forNoKeyUpdate().execute() == 0) {
                throw Problem.notFound("playlist", list);
            }
            if (change.apply(tx)) {
                tx.update(PLAYLIST).set(PLAYLIST.UPDATED_AT, DSL.currentOffsetDateTime())
                        .where(PLAYLIST.ID.eq(list)).execute();
            }
            return count(tx, list);
        });
    }

    private static int count(DSLContext tx, UUID list) {
        return tx.fetchCount(PLAYLIST_ITEM, PLAYLIST_ITEM.PLAYLIST_ID.eq(list));
    }

    /// In their order.
    ///
    /// @param after a place; 0 for all
    List<Item> items(UUID list, long after, int limit) {
        return database.read(db -> db.select(PLAYLIST_ITEM.VIDEO_ID, PLAYLIST_ITEM.PLACE).from(PLAYLIST_ITEM)
                .where(PLAYLIST_ITEM.PLAYLIST_ID.eq(list),
                        PLAYLIST_ITEM.PLACE.gt((int) Math.min(Integer.MAX_VALUE, after)))
                .orderBy(PLAYLIST_ITEM.PLACE).limit(limit).fetch(it -> new Item(it.value1(), it.value2())));
    }

    private static Playlist playlist(Record row) {
        return new Playlist(row.get(PLAYLIST.ID), new UserId(row.get(PLAYLIST.OWNER)), row.get(PLAYLIST.TITLE),
                row.get(PLAYLIST.DESCRIPTION),
                Visibility.valueOf(row.get(PLAYLIST.VISIBILITY).toUpperCase(Locale.ROOT)), row.get(COUNT),
                row.get(PLAYLIST.CREATED_AT).toInstant(), row.get(PLAYLIST.UPDATED_AT).toInstant());
    }

    private static String stored(Visibility visibility) {
        return visibility.name().toLowerCase(Locale.ROOT);
    }
}
