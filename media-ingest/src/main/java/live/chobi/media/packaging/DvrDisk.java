package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How segments come to the disk: past the page cache when nobody watches, since copying what nobody will read into
/// fresh pages costs more than everything else about it; through the cache when somebody does, who is then served from
/// memory. Owner: the store's writing thread; blocks.
///
/// Where the file system knows no direct writing, everything goes through the cache. Each segment begins at a block's
/// border, and zeros fill its last block.
final class DvrDisk {
    private static final Logger LOG = LoggerFactory.getLogger(DvrDisk.class);
    private static final int STAGING_BYTES = 1 << 20;
    private static final int BLOCK_BYTES = 4096;

    private final ByteBuffer staging = ByteBuffer.allocateDirect(STAGING_BYTES + BLOCK_BYTES).alignedSlice(BLOCK_BYTES)
            .limit(STAGING_BYTES).slice();
    /// Null where there is no such writing.
    private @Nullable OpenOption direct = directOption();

    /// The JDK has it in a module that not every runtime contains, and that compilers warn of.
    private static @Nullable OpenOption directOption() {
        try {
            Object[] options = Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants();
            return Stream.of(options).map(OpenOption.class::cast).filter(it -> it.toString().equals("DIRECT"))
                    .findFirst().orElse(null);
        } catch (ClassNotFoundException _) {
            return null;
        }
    }

    /// @param cached its bytes are wanted soon
    FileChannel create(Path file, boolean cached) throws IOException {
        OpenOption pastCache = direct;
        if (pastCache != null && !cached) {
            try {
                return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, pastCache);
            } catch (UnsupportedOperationException | IOException e) {
                Files.deleteIfExists(file);
                // A full or vanished disk refuses this too, and says so itself; else it was the option.
                FileChannel throughCache = throughCache(file);
                forgoDirect(e);
                return throughCache;
            }
        }
        return throughCache(file);
    }

    private static FileChannel throughCache(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private void forgoDirect(Exception reason) {
        direct = null;
        LOG.info("live media is written through the page cache: this file system takes nothing past it ({})",
                reason.getMessage());
    }

    /// @param offset a multiple of the block
    /// @return how many bytes have been written, a multiple of the block
    long write(FileChannel file, long offset, ByteBuf content) throws IOException {
        long at = offset;
        int next = content.readerIndex();
        while (next < content.writerIndex()) {
            staging.clear().limit(Math.min(staging.capacity(), content.writerIndex() - next));
            next += staging.remaining();
            content.getBytes(next - staging.remaining(), staging);
            fillBlock();
            staging.flip();
            while (staging.hasRemaining()) {
                at += file.write(staging, at);
            }
        }
        return at - offset;
    }

    private void fillBlock() {
        staging.limit(staging.capacity());
        while (staging.position() % BLOCK_BYTES != 0) {
            staging.put((byte) 0);
        }
    }
}
