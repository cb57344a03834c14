package live.chobi.media.transcoding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// A private folder in which each run of the program has one of its own, gone when it ends. Any thread that may block.
///
/// @param folder only its owner may enter it
record Workplace(Path folder, AtomicLong runs) {
    /// What the operating systems allow for a socket's address is 104 to 108 bytes.
    private static final int FOLDER_BYTES_MAX = 80;

    /// What an earlier process has left behind goes. Where the wish is too long for a socket's address, it is a folder
    /// for temporary files.
    static Workplace open(Path wish) throws IOException {
        Path absolute = wish.toAbsolutePath();
        var onlyOurs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        if (absolute.toString().getBytes(StandardCharsets.UTF_8).length > FOLDER_BYTES_MAX) {
            return new Workplace(Files.createTempDirectory("chobi-", onlyOurs), new AtomicLong());
        }
        delete(absolute);
        Files.createDirectories(absolute.getParent());
        return new Workplace(Files.createDirectory(absolute, onlyOurs), new AtomicLong());
    }

    Bench bench() throws IOException {
        return new Bench(Files.createDirectory(folder.resolve(Long.toString(runs.incrementAndGet()))));
    }

    void close() throws IOException {
        delete(folder);
    }

    /// One run's folder.
    record Bench(Path folder) implements AutoCloseable {
        Path socket(String name) {
            return folder.resolve(name);
        }

        @Override
        public void close() throws IOException {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> inside = Files.list(folder)) {
                for (Path path : inside.toList()) {
                    delete(path);
                }
            }
        }
        Files.deleteIfExists(folder);
    }
}
