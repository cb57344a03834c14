package live.chobi.server.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import live.chobi.server.launch.StartRefused;
import org.jspecify.annotations.Nullable;

/// Everything this server keeps, under one directory that one server at a time may use. What lies there:
///
/// | name | what |
/// |---|---|
/// | `lock` | locked while a server runs; names its process |
/// | `programs/` | the engines' programs, unpacked, one folder per digest; may be deleted |
/// | `postgres/` | the database cluster: the truth |
/// | `redis/` | its append-only files |
/// | `secrets/` | passwords of the two, for this user alone |
/// | `logs/` | what the engines print |
/// | `demo/` | the clip that the demo broadcasts; may be deleted |
/// | others | made with [#directory] by who needs them: keys, media |
public final class DataDirectory implements AutoCloseable {
    /// An empty cluster takes 70 MB, its programs 70 MB, and the write-ahead log must be able to grow.
    static final long FREE_BYTES_MIN = 256L << 20;

    /// How much room a store has; a seam for the tests, since a full disk is hard to come by.
    interface FreeSpace {
        long bytes(Path directory) throws IOException;
    }

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /// Makes the directory if it is missing, takes its lock and checks that it can be written to.
    public static DataDirectory open(Path path) {
        return open(path, directory -> {
            FileStore store = Files.getFileStore(directory);
            return store.getUsableSpace();
        });
    }

    static DataDirectory open(Path path, FreeSpace space) {
        Path root = make(path.toAbsolutePath().normalize());
        try {
            requireSpace(root, space);
            FileChannel channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = Files.readString(root.resolve("lock")).strip();
                channel.close();
                throw new StartRefused(
                        "data.dir: %s is in use by another server%s; stop that one, or choose another directory with --data.dir=DIR"
                                .formatted(root, holder.isEmpty() ? "" : " (process " + holder + ")"));
            }
            channel.truncate(0);
            channel.write(ByteBuffer
                    .wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(root, channel, lock);
        } catch (IOException e) {
            throw refused(root, e);
        }
    }

    /// True when a server has made its database here before. Changes nothing.
    public static boolean holdsStore(Path path) {
        return Files.isDirectory(path.resolve(EmbeddedPostgres.DIRECTORY));
    }

    public Path root() {
        return root;
    }

    /// A directory inside for one owner, made when missing, closed to other users.
    public Path directory(String name) {
        try {
            Path directory = root.resolve(name);
            if (!Files.isDirectory(directory)) {
                Files.createDirectory(directory,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return directory;
        } catch (IOException e) {
            throw refused(root, e);
        }
    }

    /// Readable by every user: as root the database runs as another one.
    Path programs() {
        try {
            return Files.createDirectories(root.resolve("programs"));
        } catch (IOException e) {
            throw refused(root, e);
        }
    }

    /// A fresh log for an engine's output; the one of the previous run stays beside it.
    public Path freshLog(String name) {
        try {
            Path log = directory("logs").resolve(name + ".log");
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + ".previous.log"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException e) {
            throw refused(root, e);
        }
    }

    /// Gives the directory to the next server.
    @Override
    public void close() {
        try {
            channel.truncate(0);
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path make(Path root) {
        try {
            Path made = Files.createDirectories(root).toRealPath();
            Path probe = Files.createTempFile(made, ".probe", null);
            Files.delete(probe);
            return made;
        } catch (IOException e) {
            throw refused(root, e);
        }
    }

    private static void requireSpace(Path root, FreeSpace space) throws IOException {
        long free = space.bytes(root);
        if (free < FREE_BYTES_MIN) {
            throw new StartRefused(
                    "data.dir: the disk of %s is full: %d MB are free and %d MB are needed; make room, or choose another directory with --data.dir=DIR"
                            .formatted(root, free >> 20, FREE_BYTES_MIN >> 20));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static StartRefused refused(Path root, IOException e) {
        return new StartRefused(
                "data.dir: %s cannot be used (%s); it must be a directory that this user may write to, or choose another with --data.dir=DIR"
                        .formatted(root, e),
                e);
    }
}
