package live.chobi.media;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much room a disk has. A port, since a full disk is hard to come by in a test. Blocks; any thread that may.
public interface DiskSpace {
    /// Bytes that this user may still write.
    ///
    /// @param folder an existing one
    long freeBytes(Path folder) throws IOException;

    static DiskSpace system() {
        return folder -> {
            FileStore store = Files.getFileStore(folder);
            return store.getUsableSpace();
        };
    }
}
