package live.chobi.videos.upload;

import static live.chobi.schema.generated.videos.Tables.UPLOAD;
import static live.chobi.schema.generated.videos.Tables.VIDEO;
import static live.chobi.schema.generated.videos.Tables.MEDIA;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import live.chobi.videos.VideoMetrics;
import live.chobi.videos.VideoMetrics.Uploaded;
import live.chobi.videos.catalogue.Catalogue;
import live.chobi.videos.catalogue.Catalogue.Details;
import live.chobi.videos.processing.MediaFiles;
import live.chobi.videos.processing.MediaShelf;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The uploads of one node: rows in the database, files in its data directory. Virtual threads.
public final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final long MEGABYTE = 1 << 20;
    /// Of owners, so that one who begins several at the same moment is counted right.
    private static final int OWNER_LOCK = 0x76_69_64_75;

    private final Database database;
    private final MediaFiles files;
    private final MediaShelf shelf;
    private final UploadTerms terms;
    private final String node;
    private final Runnable completed;
    private final VideoMetrics metrics;
    private final InstantSource clock;

    /// @param completed told when there is something to process
    public Uploads(Database database, MediaFiles files, MediaShelf shelf, UploadTerms terms, String node,
            Runnable completed, VideoMetrics metrics, InstantSource clock) {
        this.database = database;
        this.files = files;
        this.shelf = shelf;
        this.terms = terms;
        this.node = node;
        this.completed = completed;
        this.metrics = metrics;
        this.clock = clock;
    }

    long bytesMax() {
        return terms.bytesMax();
    }

    /// Makes a video and the place its bytes come to. Refusals, in this order: too large, too many at once, too much
    /// stored, no room on the disk.
    public UUID create(UserId owner, Details details, long bytes, String metadata) {
        if (bytes > terms.bytesMax()) {
            throw Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "upload_too_large", "an upload may have " + terms.bytesMax()
                    + " bytes, got " + bytes).about("size");
        }
        UUID id = Uuid7.next();
        database.transact(tx -> {
            tx.execute("select pg_advisory_xact_lock({0}, hashtext({1}))", DSL.val(OWNER_LOCK),
                    DSL.val(owner.toString()));
            admit(tx, owner, bytes);
            Catalogue.add(tx, id, owner, details);
            tx.insertInto(UPLOAD).set(UPLOAD.VIDEO_ID, id).set(UPLOAD.OWNER, owner.value()).set(UPLOAD.NODE, node)
                    .set(UPLOAD.BYTES, bytes).set(UPLOAD.METADATA, metadata).set(UPLOAD.EXPIRES_AT, expiry())
                    .execute();
        });
        try {
            Files.createFile(files.incoming(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        metrics.uploaded(Uploaded.BEGUN);
        return id;
    }

    private void admit(DSLContext tx, UserId owner, long bytes) {
        if (terms.atOnceMax() > 0) {
            int coming = tx.fetchCount(tx.selectOne().from(UPLOAD).join(VIDEO).on(VIDEO.ID.eq(UPLOAD.VIDEO_ID))
                    .where(UPLOAD.OWNER.eq(owner.value()), VIDEO.MEDIA_ID.isNull()));
            if (coming >= terms.atOnceMax()) {
                throw Problem.refused("too_many_uploads", "at most " + terms.atOnceMax()
                        + " uploads of a user may be under way; finish one, or delete its video");
            }
        }
        if (terms.storedMax() > 0 && stored(tx, owner) + bytes > terms.storedMax()) {
            throw Problem.refused("storage_used_up", "the uploads of a user may have "
                    + terms.storedMax() / MEGABYTE + " MB in all; delete some").about("size");
        }
        if (terms.freeBytes().getAsLong() - bytes < UploadTerms.SPARE_BYTES) {
            throw Problem.busy("disk_full", "the server has no room for an upload of " + bytes + " bytes");
        }
    }

    /// Of a user, in bytes: what has come counts as it came, and what is coming in full.
    private static long stored(DSLContext tx, UserId owner) {
        Field<Long> media = DSL.coalesce(DSL.sum(MEDIA.BYTES), DSL.val(0)).cast(Long.class);
        // Once, however many clips are played from it.
        long kept = Objects.requireNonNull(tx.select(media).from(MEDIA).where(MEDIA.ORIGIN.eq("upload"),
                MEDIA.ID.in(tx.select(VIDEO.MEDIA_ID).from(VIDEO).where(VIDEO.OWNER.eq(owner.value()))))
                .fetchSingle(media));
        Field<Long> coming = DSL.coalesce(DSL.sum(UPLOAD.BYTES), DSL.val(0)).cast(Long.class);
        return kept + Objects.requireNonNull(tx.select(coming).from(UPLOAD).join(VIDEO)
                .on(VIDEO.ID.eq(UPLOAD.VIDEO_ID)).where(UPLOAD.OWNER.eq(owner.value()), VIDEO.MEDIA_ID.isNull())
                .fetchSingle(coming));
    }

    /// One that comes to this node, or has come lately.
    public Optional<Upload> find(UUID id) {
        return database.read(db -> fetch(db, UPLOAD.VIDEO_ID.eq(id)).stream().findFirst());
    }

    private List<Upload> fetch(DSLContext db, Condition condition) {
        return db.select(UPLOAD.asterisk(), VIDEO.MEDIA_ID).from(UPLOAD).join(VIDEO).on(VIDEO.ID.eq(UPLOAD.VIDEO_ID))
                .where(UPLOAD.NODE.eq(node)).and(condition).fetch(Uploads::upload);
    }

    private static Upload upload(Record row) {
        Long unverified = row.get(UPLOAD.UNVERIFIED_FROM);
        return new Upload(row.get(UPLOAD.VIDEO_ID), new UserId(row.get(UPLOAD.OWNER)), row.get(UPLOAD.BYTES),
                row.get(VIDEO.MEDIA_ID) != null,
                unverified == null ? OptionalLong.empty() : OptionalLong.of(unverified), row.get(UPLOAD.METADATA),
                row.get(UPLOAD.EXPIRES_AT).toInstant());
    }

    Path file(Upload upload) {
        return files.incoming(upload.video());
    }

    /// Before bytes come whose checksum is compared at their end, and after that.
    void unverified(UUID id, OptionalLong from) {
        database.transact(tx -> tx.update(UPLOAD)
                .set(UPLOAD.UNVERIFIED_FROM, from.isPresent() ? from.getAsLong() : null)
                .where(UPLOAD.VIDEO_ID.eq(id)).execute());
    }

    /// Something has come: it waits longer.
    void touch(UUID id) {
        database.transact(tx -> tx.update(UPLOAD).set(UPLOAD.EXPIRES_AT, expiry()).where(UPLOAD.VIDEO_ID.eq(id))
                .execute());
    }

    private OffsetDateTime expiry() {
        return clock.instant().plus(terms.life()).atOffset(ZoneOffset.UTC);
    }

    /// All has come and is on the disk. The file goes first: a stop in between leaves it where [#takeUp] finds it.
    void complete(Upload upload) throws IOException {
        UUID id = upload.video();
        Path original = files.original(id);
        Files.createDirectories(files.folder(id));
        Files.move(files.incoming(id), original, StandardCopyOption.ATOMIC_MOVE);
        handOn(upload);
    }

    private void handOn(Upload upload) {
        database.transact(tx -> shelf.addUpload(tx, upload.video(), upload.video(), upload.bytes()));
        metrics.uploaded(Uploaded.COMPLETE);
        completed.run();
    }

    /// Hands on what was complete when the server stopped. Called before the first request.
    public void takeUp() {
        database.read(db -> fetch(db, VIDEO.MEDIA_ID.isNull())).stream()
                .filter(it -> Files.exists(files.original(it.video()))).forEach(this::handOn);
    }

    /// Breaks it off: its video goes, and what has come of it.
    void terminate(Upload upload) {
        database.transact(tx -> tx.deleteFrom(VIDEO).where(VIDEO.ID.eq(upload.video()), VIDEO.MEDIA_ID.isNull())
                .execute());
        discard(upload.video());
    }

    /// Removes the file of an upload whose row is gone.
    void discard(UUID id) {
        try {
            if (Files.deleteIfExists(files.incoming(id))) {
                metrics.uploaded(Uploaded.BROKEN_OFF);
            }
        } catch (IOException e) {
            LOG.warn("what has come of the upload {} could not be removed", id, e);
        }
    }

    /// Uploads that nothing came of for too long. Called now and then.
    List<Upload> expired() {
        return database.read(db -> fetch(db, UPLOAD.EXPIRES_AT.lt(clock.instant().atOffset(ZoneOffset.UTC))));
    }

    /// False when something has come meanwhile.
    boolean expire(Upload upload) {
        return database.transaction(tx -> {
            int gone = tx.deleteFrom(UPLOAD).where(UPLOAD.VIDEO_ID.eq(upload.video()),
                    UPLOAD.EXPIRES_AT.eq(upload.expiresAt().atOffset(ZoneOffset.UTC))).execute();
            if (gone > 0 && !upload.complete()) {
                tx.deleteFrom(VIDEO).where(VIDEO.ID.eq(upload.video()), VIDEO.MEDIA_ID.isNull()).execute();
            }
            return gone > 0;
        });
    }
}
