package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private final ByteBuffer staging;
    private final ArrayDeque<Full> full = new ArrayDeque<>();
    private @Nullable Path path;
    private @Nullable FileChannel channel;
    private long lastSequence;
    private long bytes;
    private int segments;

    /// @param number of the stream, unique in the folder
    /// @param staging direct; the writing thread's own
    DvrFiles(Path folder, int number, ByteBuffer staging) {
        this.folder = folder;
        this.staging = staging;
        this.number = number;
    }

    /// @param sequence rises
    Media.OnDisk append(long sequence, ByteBuf content) throws IOException {
        if (segments >= SEGMENTS_MAX || bytes >= BYTES_MAX) {
            finish();
        }
        Path file = path;
        FileChannel open = channel;
        if (file == null || open == null) {
            file = folder.resolve(number + "-" + sequence + ".m4s");
            open = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            path = file;
            channel = open;
        }
        long offset = bytes;
        lastSequence = sequence;
        segments++;
        try {
            write(open, content);
        } catch (IOException e) {
            finish(); // What is in the file before this stays good.
            throw e;
        }
        return new Media.OnDisk(file, offset);
    }

    /// By way of memory outside the heap, which the kernel reads from: the JDK would take new memory for each piece.
    private void write(FileChannel open, ByteBuf content) throws IOException {
        int at = content.readerIndex();
        while (at < content.writerIndex()) {
            staging.clear().limit(Math.min(staging.capacity(), content.writerIndex() - at));
            at += staging.remaining();
            content.getBytes(at - staging.remaining(), staging);
            staging.flip();
            while (staging.hasRemaining()) {
                bytes += open.write(staging, bytes);
            }
        }
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
