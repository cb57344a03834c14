package live.chobi.server.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import live.chobi.server.launch.StartRefused;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// Unpacks the engines' programs from the class path, once per version: the folder's name is the digest of what was
/// unpacked, and it appears under that name only when it is complete.
final class Programs {
    private static final String VERSION_MARK = "-";

    /// Fills an empty folder.
    private interface Unpacking {
        void into(Path folder, InputStream packed) throws IOException;
    }

    private Programs() {
    }

    /// The folder with PostgreSQL's `bin`, `lib` and `share`.
    static Path postgres(DataDirectory data) {
        return unpacked(data, "postgres",
                "postgres-" + system() + "-" + (isArm() ? "arm_64" : "x86_64") + ".txz", "postgres.url",
                Programs::untar);
    }

    /// The Redis server.
    static Path redis(DataDirectory data) {
        String resource = "redis-server-7.0.15-" + system() + "-" + (isArm() ? "arm64" : "amd64");
        return unpacked(data, "redis", resource, "redis.url", (folder, packed) -> {
            Path program = folder.resolve("redis-server");
            Files.copy(packed, program);
            makeExecutable(program);
        }).resolve("redis-server");
    }

    private static Path unpacked(DataDirectory data, String name, String resource, String setting,
            Unpacking unpacking) {
        try {
            Path programs = data.programs();
            Path folder = programs.resolve(name + VERSION_MARK + digest(resource, name, setting));
            if (Files.isDirectory(folder)) {
                return folder;
            }
            Path staging = programs.resolve(name + ".new");
            Trees.delete(staging);
            Files.createDirectory(staging);
            try (InputStream packed = open(resource, name, setting)) {
                unpacking.into(staging, packed);
            }
            return Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void untar(Path folder, InputStream packed) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive reaches outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0) {
                        makeExecutable(target);
                    }
                }
            }
        }
    }

    private static void makeExecutable(Path program) throws IOException {
        if (!program.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + program + " executable");
        }
    }

    private static String digest(String resource, String name, String setting) throws IOException {
        try (InputStream packed = open(resource, name, setting);
                var in = new DigestInputStream(packed, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String resource, String name, String setting) {
        InputStream in = Programs.class.getResourceAsStream("/" + resource);
        if (in == null) {
            throw new StartRefused("%s: there is no embedded %s for this machine (%s); set it to one of your own"
                    .formatted(setting, name, resource));
        }
        return in;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static boolean isArm() {
        return System.getProperty("os.arch").equals("aarch64");
    }
}
