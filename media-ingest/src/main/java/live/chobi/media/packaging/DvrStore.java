package live.chobi.media.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import live.chobi.media.DiskSpace;
import live.chobi.media.packaging.Segment.Media;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The segments of this node's live streams on disk, as far back as a viewer may seek.
///
/// One thread writes and deletes; streams hand it segments through a bounded queue. What does not fit, or has no room on
/// the disk, is not stored: then viewers cannot seek back beyond it, and the live stream goes on as before. Nothing
/// survives the process: a stream that goes on after a restart has a new list under new names.
public final class DvrStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DvrStore.class);
    private static final int QUEUED_MAX = 512;
    /// They are in memory anyhow, for a minute; a disk that is behind by more is too slow.
    private static final long QUEUED_BYTES_MAX = 128L << 20;
    private static final Duration TIDY_EVERY = Duration.ofSeconds(2);
    private static final Duration CLOSING_MAX = Duration.ofSeconds(2);

    private record Task(Shelf shelf, Segment segment, boolean wanted) {}

    private final Path root;
    private final Path folder;
    private final Duration window;
    private final DiskSpace space;
    private final PackagingEvents events;
    private final BlockingQueue<Task> queue = new ArrayBlockingQueue<>(QUEUED_MAX);
    private final DvrDisk disk = new DvrDisk();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final Set<Shelf> shelves = ConcurrentHashMap.newKeySet();
    private final AtomicInteger shelfNumbers = new AtomicInteger();
    private final Thread writer;
    private volatile boolean closed;

    /// @param root belongs to this store alone: what former processes left there is deleted
    /// @param window how long a segment is listed
    public DvrStore(Path root, Duration window, DiskSpace space, PackagingEvents events) {
        this.root = root;
        this.folder = root.resolve(Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
        this.window = window;
        this.space = space;
        this.events = events;
        this.writer = Thread.ofPlatform().daemon().name("dvr").start(this::work);
    }

    /// For one rendition.
    SegmentShelf shelf() {
        var shelf = new Shelf(shelfNumbers.incrementAndGet());
        shelves.add(shelf);
        return shelf;
    }

    private void work() {
        prepare();
        long tidiedAt = System.nanoTime();
        while (!closed) {
            try {
                Task task = queue.poll(TIDY_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                if (task != null) {
                    queuedBytes.addAndGet(-task.segment().bytes());
                    task.shelf().store(task.segment(), task.wanted());
                }
            } catch (InterruptedException _) {
                break;
            }
            if (System.nanoTime() - tidiedAt >= TIDY_EVERY.toNanos()) {
                tidiedAt = System.nanoTime();
                shelves.forEach(Shelf::tidy);
            }
        }
        shelves.forEach(Shelf::clear);
        delete(root);
    }

    private void prepare() {
        delete(root);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            LOG.warn("live media cannot be kept on disk: {}", folder, e);
        }
    }

    /// Deletes this and everything in it, as far as that can be done.
    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> below = Files.walk(path)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LOG.warn("old live media could not be deleted: {}", path, e);
        }
    }

    /// Deletes what is stored; within two seconds.
    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        try {
            writer.join(CLOSING_MAX);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// [#offer], [#find] and [#release] belong to the stream's event loop, the rest to the writing thread.
    private final class Shelf implements SegmentShelf {
        private final int number;
        private final ConcurrentHashMap<Long, Media.OnDisk> places = new ConcurrentHashMap<>();
        private final DvrFiles files;
        private volatile long released = -1;
        private volatile boolean over;

        Shelf(int number) {
            this.number = number;
            this.files = new DvrFiles(folder, number, disk);
        }

        @Override
        public Duration window() {
            return window;
        }

        @Override
        public void offer(Segment segment, boolean wanted) {
            if (queuedBytes.addAndGet(segment.bytes()) > QUEUED_BYTES_MAX
                    || !queue.offer(new Task(this, segment, wanted))) {
                queuedBytes.addAndGet(-segment.bytes());
                events.notStored("slow");
            }
        }

        @Override
        public Optional<Media.OnDisk> find(long sequence) {
            return Optional.ofNullable(places.get(sequence));
        }

        @Override
        public void release(long sequence) {
            places.remove(sequence);
            released = sequence;
        }

        @Override
        public void close() {
            over = true;
        }

        void store(Segment segment, boolean wanted) {
            if (over || !(segment.media() instanceof Media.InMemory(var content))) {
                return;
            }
            try {
                if (space.isLow(folder)) {
                    events.notStored("space");
                    return;
                }
                places.put(segment.sequence(), files.append(segment.sequence(), content.content(), wanted));
                events.stored(segment.bytes());
            } catch (IOException e) {
                LOG.warn("a segment of stream {} could not be stored", number, e);
                events.notStored("failed");
            }
        }

        void tidy() {
            if (over) {
                clear();
                shelves.remove(this);
            } else {
                files.deleteUpTo(released);
            }
        }

        void clear() {
            places.clear();
            files.close();
        }
    }

    /// Streams that are stored now.
    List<Integer> streams() {
        return shelves.stream().map(shelf -> shelf.number).sorted().toList();
    }
}
