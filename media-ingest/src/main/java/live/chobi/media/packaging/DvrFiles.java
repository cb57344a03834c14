package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import live.chobi.media.packaging.Segment.Media;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of one shelf, each with about a minute of segments: few enough to open, small enough to delete in time.
/// Owner: the store's writing thread; blocks.
final class DvrFiles {
    private static final Logger LOG = LoggerFactory.getLogger(DvrFiles.class);
    private static final int SEGMENTS_MAX = 30;
    private static final long BYTES_MAX = 64L << 20;

    private record Full(Path path, long lastSequence) {}

    private final Path folder;
    private final int number;
    private final DvrDisk disk;
    private final ArrayDeque<Full> full = new ArrayDeque<>();
    private @Nullable Path path;
    private @Nullable FileChannel channel;
    private boolean cached;
    private long lastSequence;
    private long bytes;
    private int segments;

    /// @param number of the stream, unique in the folder
    /// @param disk the writing thread's own
    DvrFiles(Path folder, int number, DvrDisk disk) {
        this.folder = folder;
        this.disk = disk;
        this.number = number;
    }

    /// @param sequence rises
    /// @param wanted somebody is about to read it
    Media.OnDisk append(long sequence, ByteBuf content, boolean wanted) throws IOException {
        if (segments >= SEGMENTS_MAX || bytes >= BYTES_MAX || wanted != cached) {
            finish();
        }
        Path file = path;
        FileChannel open = channel;
        if (file == null || open == null) {
            file = folder.resolve(number + "-" + sequence + ".m4s");
            open = disk.create(file, wanted);
            path = file;
            channel = open;
            cached = wanted;
        }
        long offset = bytes;
        lastSequence = sequence;
        segments++;
        try {
            bytes += disk.write(open, offset, content);
        } catch (IOException e) {
            finish(); // What is in the file before this stays good.
            throw e;
        }
        return new Media.OnDisk(file, offset);
    }

    void deleteUpTo(long sequence) {
        while (!full.isEmpty() && full.getFirst().lastSequence() <= sequence) {
            delete(full.removeFirst().path());
        }
    }

    /// Deletes everything.
    void close() {
        finish();
        deleteUpTo(Long.MAX_VALUE);
    }

    private void finish() {
        Path file = path;
        FileChannel open = channel;
        path = null;
        channel = null;
        segments = 0;
        bytes = 0;
        if (file == null || open == null) {
            return;
        }
        full.addLast(new Full(file, lastSequence));
        try {
            open.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed", file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", file, e);
        }
    }
}
