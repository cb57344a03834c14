package live.chobi.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much room media may take on disk. Blocks for as long as a system call takes.
public interface DiskSpace {
    /// Below this nothing more is written that viewers can do without.
    long LOW_WATER_BYTES = 1L << 30;

    /// @param folder exists
    long usableBytes(Path folder) throws IOException;

    default boolean isLow(Path folder) throws IOException {
        return usableBytes(folder) < LOW_WATER_BYTES;
    }

    static DiskSpace system() {
        return folder -> Files.getFileStore(folder).getUsableSpace();
    }
}
