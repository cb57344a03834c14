package live.chobi.server.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
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

    /// The folder with `ffmpeg`, `ffprobe` and their libraries; empty where none is bundled for this machine.
    static Optional<Path> ffmpeg(DataDirectory data) {
        String folder = "org/bytedeco/ffmpeg/" + system() + "-" + (isArm() ? "arm64" : "x86_64") + "-gpl/";
        if (Programs.class.getResource("/" + folder + "ffmpeg") == null) {
            return Optional.empty();
        }
        // The program is small and differs with every build; its libraries are many and large. A folder of before there
        // was a probe in it has the digest of the other program.
        return Optional.of(unpacked(data, "ffmpeg", folder + "ffprobe", "ffmpeg", (target, _) -> {
            try (JarFile jar = new JarFile(jarOf(folder + "ffmpeg").toFile())) {
                for (JarEntry entry : jar.stream().toList()) {
                    String name = entry.getName().startsWith(folder) ? entry.getName().substring(folder.length()) : "";
                    if (name.equals("ffmpeg") || name.equals("ffprobe")
                            || (name.startsWith("lib") && !name.startsWith("libjni"))) {
                        try (InputStream in = jar.getInputStream(entry)) {
                            Files.copy(in, target.resolve(name));
                        }
                    }
                }
            }
            makeExecutable(target.resolve("ffmpeg"));
            makeExecutable(target.resolve("ffprobe"));
            standInForDevices(target);
        }));
    }

    /// The program was linked with the libraries of screens, microphones and speakers, which a server lacks and which
    /// it needs for nothing that we ask of it. Another small library under their names satisfies the system's linker;
    /// without `LD_LIBRARY_PATH` they are not seen.
    private static void standInForDevices(Path folder) throws IOException {
        for (String device : List.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0")) {
            if (Files.notExists(folder.resolve(device))) {
                Files.createSymbolicLink(folder.resolve(device), Path.of("libva-drm.so.2"));
            }
        }
    }

    private static Path jarOf(String resource) throws IOException {
        URL url = Objects.requireNonNull(Programs.class.getResource("/" + resource), resource);
        try {
            return Path.of(((JarURLConnection) url.openConnection()).getJarFileURL().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /// One at a time: the demo and the thumbnails want the same program at the same moment.
    private static synchronized Path unpacked(DataDirectory data, String name, String resource, String setting,
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
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
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
