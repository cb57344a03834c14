package live.chobi.users.archive;

import static live.chobi.schema.generated.users.Tables.ARCHIVE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Jobs;
import live.chobi.outbox.NewJob;
import live.chobi.schema.Database;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes archives by a job and keeps them for a week. Virtual threads.
public final class Archives {
    private static final Logger LOG = LoggerFactory.getLogger(Archives.class);
    /// Packed; a user's texts and figures are a tenth of it. It is held in memory while it is made and fetched.
    static final int BYTES_MAX = 64_000_000;
    static final Duration KEPT = Duration.ofDays(7);
    static final Duration EVERY = Duration.ofDays(1);
    private static final int ATTEMPTS_MAX = 3;
    private static final int FETCH = 1_000;
    private static final String JOB = "users.archive";

    enum Status {
        PENDING, READY, FAILED
    }

    /// @param size in bytes; 0 until it is ready
    record Archive(UUID id, UserId user, Status status, Instant requestedAt, @Nullable Instant doneAt, long size) {}

    /// @param remove whether it has been kept for long enough
    record Payload(UUID archive, boolean remove) {}

    private final Database database;
    private final List<Part> parts;
    private final boolean isLimited;
    private final InstantSource clock;

    /// @param isLimited whether a user gets one only so often
    public Archives(Database database, List<Part> parts, boolean isLimited, InstantSource clock) {
        this.database = database;
        this.parts = List.copyOf(parts);
        this.isLimited = isLimited;
        this.clock = clock;
    }

    public JobKind job() {
        return new JobKind(JOB, this::run);
    }

    /// The one that is being made, or a new one. TOO_MANY_REQUESTS `archive_recent` when the last is younger than
    /// a day.
    Archive request(UserId user) {
        return database.transaction(tx -> {
            tx.execute("select pg_advisory_xact_lock(hashtextextended('archive:' || {0}, 0))",
                    DSL.val(user.toString()));
            Optional<Archive> last = newest(tx, user);
            if (last.filter(it -> it.status() == Status.PENDING).isPresent()) {
                return last.get();
            }
            Instant now = clock.instant();
            last.filter(it -> isLimited && it.status() == Status.READY)
                    .map(it -> Duration.between(now, it.requestedAt().plus(EVERY))).filter(Duration::isPositive)
                    .ifPresent(wait -> {
                        throw Problem.tooFast("archive_recent", "an archive is made once a day; the last is kept",
                                wait);
                    });
            // One is kept: who has asked for another has had time to fetch it.
            tx.deleteFrom(ARCHIVE).where(ARCHIVE.USER_ID.eq(user.value())).execute();
            UUID id = Uuid7.next();
            tx.insertInto(ARCHIVE).set(ARCHIVE.ID, id).set(ARCHIVE.USER_ID, user.value())
                    .set(ARCHIVE.REQUESTED_AT, now.atOffset(ZoneOffset.UTC)).execute();
            Jobs.enqueue(tx, List.of(new NewJob("archive:" + id, JOB, new Payload(id, false), Duration.ZERO),
                    new NewJob("archive-over:" + id, JOB, new Payload(id, true), KEPT)));
            return newest(tx, user).orElseThrow();
        });
    }

    Optional<Archive> newest(UserId user) {
        return database.read(sql -> newest(sql, user));
    }

    /// What there is to fetch.
    public Optional<byte[]> bytes(UUID id) {
        return database.read(sql -> sql.select(ARCHIVE.BYTES).from(ARCHIVE)
                .where(ARCHIVE.ID.eq(id), ARCHIVE.STATUS.eq("ready")).fetchOptional(ARCHIVE.BYTES));
    }

    /// As if none had been asked for.
    public static void remove(DSLContext tx, UserId user) {
        tx.deleteFrom(ARCHIVE).where(ARCHIVE.USER_ID.eq(user.value())).execute();
    }

    private static Optional<Archive> newest(DSLContext sql, UserId user) {
        var size = DSL.field("coalesce(length(bytes), 0)", Long.class);
        return sql.select(ARCHIVE.ID, ARCHIVE.STATUS, ARCHIVE.REQUESTED_AT, ARCHIVE.DONE_AT, size).from(ARCHIVE)
                .where(ARCHIVE.USER_ID.eq(user.value())).orderBy(ARCHIVE.ID.desc()).limit(1)
                .fetchOptional(row -> new Archive(row.value1(), user,
                        Status.valueOf(row.value2().toUpperCase(Locale.ROOT)), row.value3().toInstant(),
                        instant(row.value4()), row.value5()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private void run(JsonNode payload) {
        UUID id = UUID.fromString(payload.path("archive").asText());
        if (payload.path("remove").asBoolean()) {
            database.transact(tx -> tx.deleteFrom(ARCHIVE).where(ARCHIVE.ID.eq(id)).execute());
            return;
        }
        // Counted before it is begun: one that ends its server must not do so for ever.
        Optional<Integer> attempt = database.read(sql -> sql.update(ARCHIVE)
                .set(ARCHIVE.ATTEMPTS, ARCHIVE.ATTEMPTS.plus(1)).where(ARCHIVE.ID.eq(id), ARCHIVE.STATUS.eq("pending"))
                .returning(ARCHIVE.ATTEMPTS, ARCHIVE.USER_ID).fetchOptional(ARCHIVE.ATTEMPTS));
        if (attempt.isEmpty()) {
            return; // made meanwhile, or gone
        }
        if (attempt.get() > ATTEMPTS_MAX) {
            fail(id);
            return;
        }
        try {
            byte[] bytes = make(id);
            database.transact(tx -> tx.update(ARCHIVE).set(ARCHIVE.STATUS, "ready").set(ARCHIVE.BYTES, bytes)
                    .set(ARCHIVE.DONE_AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .where(ARCHIVE.ID.eq(id), ARCHIVE.STATUS.eq("pending")).execute());
        } catch (UncheckedIOException e) {
            LOG.warn("archive {} cannot be made: {}", id, e.toString());
            fail(id);
        }
    }

    private void fail(UUID id) {
        database.transact(tx -> tx.update(ARCHIVE).set(ARCHIVE.STATUS, "failed")
                .set(ARCHIVE.DONE_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(ARCHIVE.ID.eq(id), ARCHIVE.STATUS.eq("pending")).execute());
    }

    private byte[] make(UUID id) {
        Limited bytes = new Limited();
        database.transact(tx -> {
            UUID user = tx.select(ARCHIVE.USER_ID).from(ARCHIVE).where(ARCHIVE.ID.eq(id)).fetchSingle(ARCHIVE.USER_ID);
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (Part part : parts) {
                    write(tx, part, user, zip);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return bytes.toByteArray();
    }

    private static void write(DSLContext tx, Part part, UUID user, ZipOutputStream zip) throws IOException {
        switch (part.kind()) {
            case LINES -> {
                zip.putNextEntry(new ZipEntry(part.file()));
                try (Cursor<Record> rows = tx.resultQuery(
                        "select row_to_json(it)::text as line from (" + part.query() + ") as it", DSL.val(user))
                        .fetchSize(FETCH).fetchLazy()) {
                    for (Record row : rows) {
                        zip.write((row.get("line", String.class) + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                }
                zip.closeEntry();
            }
            case BYTES -> {
                Optional<byte[]> content = tx.resultQuery(part.query(), DSL.val(user)).fetchOptional()
                        .map(row -> row.get(0, byte[].class));
                if (content.isPresent()) {
                    zip.putNextEntry(new ZipEntry(part.file()));
                    zip.write(content.get());
                    zip.closeEntry();
                }
            }
        }
    }

    /// In memory, and no more than there may be.
    private static final class Limited extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            if (bytes.size() + length > BYTES_MAX) {
                throw new IOException("it has more than " + BYTES_MAX + " bytes");
            }
            bytes.write(some, offset, length);
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }
}
