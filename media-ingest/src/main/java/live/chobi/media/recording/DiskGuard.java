package live.chobi.media.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import live.chobi.media.DiskSpace;
import live.chobi.media.MediaMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps recordings from filling the disk that the database lives on too. [#look] is called by one thread at a time;
/// any thread may ask [#hasRoom].
final class DiskGuard {
    /// Below it, what may go goes. An hour of ten streams of 5 Mbit/s is 22 GB, so this is the last reserve.
    static final long LOW_BYTES = 4L << 30;
    /// Below it nothing is recorded: the rest belongs to the database.
    static final long STOP_BYTES = 1L << 30;
    /// Above it recording goes on; well above the stop, lest it comes and goes.
    static final long RESUME_BYTES = 3L << 29;

    private static final Logger LOG = LoggerFactory.getLogger(DiskGuard.class);

    private final Path folder;
    private final DiskSpace disk;
    private final MediaMetrics metrics;
    private volatile boolean stopped;

    DiskGuard(Path folder, DiskSpace disk, MediaMetrics metrics) {
        this.folder = folder;
        this.disk = disk;
        this.metrics = metrics;
    }

    boolean hasRoom() {
        return !stopped;
    }

    /// @param deleteOldest removes one recording that may go; false when none is left
    void look(BooleanSupplier deleteOldest) {
        try {
            long free = disk.usableBytes(folder);
            while (free < LOW_BYTES && deleteOldest.getAsBoolean()) {
                free = disk.usableBytes(folder);
            }
            if (!stopped && free < STOP_BYTES) {
                stopped = true;
                LOG.warn("recording has stopped: {} MB are free on the disk of {}, and the last {} MB are kept for the "
                        + "database", free >> 20, folder, STOP_BYTES >> 20);
            } else if (stopped && free >= RESUME_BYTES) {
                stopped = false;
                LOG.info("recording goes on: {} MB are free on the disk of {}", free >> 20, folder);
            }
            metrics.recordingDisk(free, stopped);
        } catch (IOException e) {
            LOG.warn("cannot tell how much room {} has", folder, e);
        }
    }
}
