package live.chobi.videos.upload;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import live.chobi.videos.VideoMetrics;
import live.chobi.videos.VideoMetrics.Uploaded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the bytes of uploads to the disk. One request at a time has an upload; a later one makes the earlier let go,
/// since its sender has been cut off and comes again. What is acknowledged is on the disk. Virtual threads.
public final class Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final Duration LET_GO_MAX = Duration.ofSeconds(5);

    private final Uploads uploads;
    private final VideoMetrics metrics;
    private final Map<UUID, Hold> holds = new ConcurrentHashMap<>();

    public Receiver(Uploads uploads, VideoMetrics metrics) {
        this.uploads = uploads;
        this.metrics = metrics;
    }

    /// A request that has an upload.
    private record Hold(Body body, CountDownLatch over) {}

    /// What is done while nobody else has the upload.
    private interface Work<T> {
        T with(Upload upload) throws IOException, InterruptedException;
    }

    private <T> Optional<T> holding(UUID id, Body body, T locked, Work<T> work)
            throws IOException, InterruptedException {
        Hold mine = new Hold(body, new CountDownLatch(1));
        long giveUp = System.nanoTime() + LET_GO_MAX.toNanos();
        for (Hold other = holds.putIfAbsent(id, mine); other != null; other = holds.putIfAbsent(id, mine)) {
            other.body().cancel();
            if (!other.over().await(Math.max(1, giveUp - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return Optional.of(locked);
            }
        }
        try {
            Optional<Upload> upload = uploads.find(id);
            return upload.isPresent() ? Optional.of(work.with(upload.get())) : Optional.empty();
        } finally {
            holds.remove(id);
            mine.over().countDown();
        }
    }

    /// How much has come; empty when there is no such upload, -1 when another request does not let go of it.
    OptionalLong offset(UUID id) throws IOException, InterruptedException {
        return holding(id, Body.NONE, -1L, this::length).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /// What was never verified does not count.
    private long length(Upload upload) throws IOException {
        if (upload.complete()) {
            return upload.bytes();
        }
        if (upload.unverifiedFrom().isPresent()) {
            try (FileChannel channel = FileChannel.open(uploads.file(upload), StandardOpenOption.WRITE)) {
                channel.truncate(upload.unverifiedFrom().getAsLong());
                channel.force(true);
            }
            uploads.unverified(upload.video(), OptionalLong.empty());
        }
        return Files.size(uploads.file(upload));
    }

    /// Appends the body to the upload.
    Received receive(UUID id, long offset, OptionalLong contentLength, Optional<Checksum> checksum, Body body)
            throws IOException, InterruptedException {
        metrics.receiving(1);
        try {
            return holding(id, body, new Received.Locked(),
                    upload -> receive(upload, offset, contentLength, checksum, body))
                    .orElseGet(Received.Gone::new);
        } finally {
            metrics.receiving(-1);
        }
    }

    private Received receive(Upload upload, long offset, OptionalLong contentLength, Optional<Checksum> checksum,
            Body body) throws IOException, InterruptedException {
        long length = length(upload);
        if (length != offset) {
            return new Received.Elsewhere(length);
        }
        if (contentLength.orElse(0) > upload.bytes() - offset) {
            return new Received.TooLong();
        }
        if (upload.complete()) {
            return new Received.Taken(length);
        }
        if (checksum.isPresent()) {
            uploads.unverified(upload.video(), OptionalLong.of(offset));
        }
        Received received;
        try (FileChannel channel = FileChannel.open(uploads.file(upload), StandardOpenOption.WRITE)) {
            channel.position(offset);
            received = write(upload, channel, checksum, body);
            if (checksum.isPresent() && !(received instanceof Received.Taken)) {
                channel.truncate(offset);
            }
            channel.force(false);
        }
        if (checksum.isPresent()) {
            uploads.unverified(upload.video(), OptionalLong.empty());
        }
        if (received instanceof Received.Taken(long end) && end == upload.bytes()) {
            uploads.complete(upload);
        } else {
            uploads.touch(upload.video());
        }
        return received;
    }

    private Received write(Upload upload, FileChannel channel, Optional<Checksum> checksum, Body body)
            throws IOException, InterruptedException {
        while (true) {
            Optional<ByteBuffer> next;
            try {
                next = body.next();
            } catch (EOFException e) {
                return new Received.CutOff();
            }
            if (next.isEmpty()) {
                return checksum.isPresent() && !checksum.get().isMet()
                        ? new Received.Damaged()
                        : new Received.Taken(channel.position());
            }
            ByteBuffer piece = next.get();
            long room = upload.bytes() - channel.position();
            boolean tooLong = piece.remaining() > room;
            if (tooLong) {
                piece.limit(piece.position() + (int) room);
            }
            checksum.ifPresent(it -> it.take(piece));
            metrics.received(piece.remaining());
            try {
                while (piece.hasRemaining()) {
                    var _ = channel.write(piece);
                }
            } catch (IOException e) {
                LOG.warn("the upload {} cannot be written on: {}", upload.video(), e.toString());
                return new Received.DiskFull();
            }
            if (tooLong) {
                return new Received.TooLong();
            }
        }
    }

    /// Breaks the upload off; empty when there is none, false when another request does not let go of it.
    Optional<Boolean> terminate(UUID id) throws IOException, InterruptedException {
        return holding(id, Body.NONE, Boolean.FALSE, upload -> {
            uploads.terminate(upload);
            return true;
        });
    }

    /// The video of an upload was deleted: whoever sends is told so, and what has come goes.
    public void forget(UUID id) {
        Hold hold = holds.get(id);
        if (hold != null) {
            hold.body().cancel();
        }
        uploads.discard(id);
    }

    /// Ends uploads that nothing came of for a day, and forgets those that are complete. Called now and then.
    public void sweep() {
        for (Upload upload : uploads.expired()) {
            if (!holds.containsKey(upload.video()) && uploads.expire(upload) && !upload.complete()) {
                uploads.discard(upload.video());
                metrics.uploaded(Uploaded.EXPIRED);
            }
        }
    }

    /// Lets go of everything: the server stops. What has come stays.
    public void close() {
        holds.values().forEach(it -> it.body().cancel());
    }
}
