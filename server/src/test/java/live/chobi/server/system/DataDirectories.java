package live.chobi.server.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Data directories under `target/system`. A first start unpacks programs, makes a cluster and brings its schema up to
/// date, which takes as long as many a test: it is made once, and copied.
final class DataDirectories {
    private static final Path ALL = Path.of("target/system").toAbsolutePath();
    private static final Path FIRST_START = ALL.resolve("first-start");

    private static final Pattern SEPARATOR = Pattern.compile(File.pathSeparator, Pattern.LITERAL);

    private DataDirectories() {
    }

    static Path empty(String name) {
        try {
            return Files.createDirectories(removed(ALL.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path afterFirstStart(String name) {
        try {
            makeOnce();
            Path data = removed(ALL.resolve(name));
            // The system's own: the cluster may belong to another user.
            run(List.of("cp", "-a", FIRST_START.toString(), data.toString()));
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// By whichever test JVM comes first.
    private static synchronized void makeOnce() throws IOException, InterruptedException {
        Path of = FIRST_START.resolve("made-of");
        try (FileChannel turn = FileChannel.open(Files.createDirectories(ALL).resolve("first-start.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock _ = turn.lock()) {
            String program = System.getProperty("java.class.path") + newestClass();
            if (Files.exists(of) && Files.readString(of).equals(program)) {
                return;
            }
            try (RunningServer first = RunningServer.start(Files.createDirectories(removed(FIRST_START)))) {
                first.stop();
            }
            Files.writeString(of, program);
        }
    }

    private static FileTime newestClass() throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (String entry : SEPARATOR.splitAsStream(System.getProperty("java.class.path")).toList()) {
            if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
                try (Stream<Path> files = Files.walk(Path.of(entry))) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        FileTime time = Files.getLastModifiedTime(file);
                        newest = time.compareTo(newest) > 0 ? time : newest;
                    }
                }
            }
        }
        return newest;
    }

    private static Path removed(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return directory;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " said " + said);
        }
    }
}
