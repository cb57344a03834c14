package live.chobi.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.IllegalReferenceCountException;
import io.netty.util.ReferenceCounted;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files that are being sent to many at about the same time stay open for a moment: opening one, on a thread that may
/// block, costs as much as sending a segment. Any thread.
final class OpenFiles {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);
    /// Far below what a process may have open.
    private static final int OPEN_MAX = 256;
    private static final Duration IDLE_MAX = Duration.ofSeconds(5);

    private final Cache<Path, OpenFile> kept = Caffeine.newBuilder().maximumSize(OPEN_MAX).expireAfterAccess(IDLE_MAX)
            .scheduler(Scheduler.systemScheduler()).executor(Runnable::run)
            .<Path, OpenFile>removalListener((_, file, _) -> {
                if (file != null) {
                    file.release();
                }
            }).build();

    /// Closed when the last who sends it has released it.
    static final class OpenFile extends AbstractReferenceCounted {
        final FileChannel channel;
        final long length;

        private OpenFile(FileChannel channel, long length) {
            this.channel = channel;
            this.length = length;
        }

        static OpenFile of(FileChannel channel) throws IOException {
            try {
                return new OpenFile(channel, channel.size());
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        @Override
        protected void deallocate() {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("closing a file that was only read", e);
            }
        }

        @Override
        public ReferenceCounted touch(Object hint) {
            return this;
        }
    }

    /// Retained for the caller when it is open already; never blocks.
    Optional<OpenFile> ready(Reply.Body.FilePart part) {
        OpenFile file = kept.getIfPresent(part.file());
        if (file == null || file.length < part.offset() + part.length()) {
            return Optional.empty();
        }
        try {
            file.retain();
            return Optional.of(file);
        } catch (IllegalReferenceCountException _) {
            return Optional.empty(); // let go between the two lines
        }
    }

    /// Retained for the caller; empty when the file is gone, or shorter than it should be. Virtual threads.
    Optional<OpenFile> open(Reply.Body.FilePart part) {
        try {
            var file = OpenFile.of(FileChannel.open(part.file(), StandardOpenOption.READ));
            if (file.length < part.offset() + part.length()) {
                file.release();
                return Optional.empty();
            }
            file.retain();
            kept.put(part.file(), file);
            return Optional.of(file);
        } catch (IOException e) {
            LOG.debug("{} cannot be sent: {}", part.file(), e.toString());
            return Optional.empty();
        }
    }
}
