package live.chobi.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;

/// The stock programs of ffmpeg, as an encoder and as a player would use them.
public final class Ffmpeg {
    private static final String FFMPEG = Loader.load(ffmpeg.class);
    private static final String FFPROBE = Loader.load(ffprobe.class);
    private static final long PATIENCE_SECONDS = 60;

    private Ffmpeg() {
    }

    public record Finished(int status, String output) {}

    /// A program that is running; its output is read meanwhile.
    public record Running(Process process, CompletableFuture<String> output) {
        public Finished await() throws Exception {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it did not finish in time: " + process.info());
            }
            return new Finished(process.exitValue(), output.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }

        /// Without a good-bye to the server.
        public void kill() {
            process.destroyForcibly();
        }
    }

    /// A file of the recorded corpus.
    public static Path recording(String name, Path directory) throws IOException {
        Path file = directory.resolve(name + ".flv");
        if (Files.notExists(file)) {
            try (InputStream in = Objects
                    .requireNonNull(Ffmpeg.class.getResourceAsStream("/corpus/" + name + ".flv"), name)) {
                Files.copy(in, file);
            }
        }
        return file;
    }

    /// In real time, without coding anew.
    public static Running publish(Path file, String url) throws IOException {
        return start(FFMPEG, "-v", "error", "-re", "-i", file.toString(), "-c", "copy", "-f", "flv", url);
    }

    /// ffmpeg with these arguments.
    public static Running run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(FFMPEG, "-v", "error"));
        command.addAll(arguments);
        return start(command.toArray(String[]::new));
    }

    /// As [#publish], over and over, with rising times.
    public static Running publishEndlessly(Path file, String url) throws IOException {
        return start(FFMPEG, "-v", "error", "-re", "-stream_loop", "-1", "-i", file.toString(), "-c", "copy", "-f",
                "flv", url);
    }

    /// As a server that takes one publisher and records it.
    public static Running listen(String url, Path file) throws IOException {
        return start(FFMPEG, "-v", "error", "-listen", "1", "-i", url, "-c", "copy", file.toString());
    }

    public static Running decode(String url) throws IOException {
        return start(FFMPEG, "-v", "error", "-i", url, "-f", "null", "-");
    }

    /// @param track v or a
    public static List<Long> presentationTimesMs(String url, String track) throws Exception {
        Finished probed = start(FFPROBE, "-v", "error", "-select_streams", track + ":0", "-show_entries",
                "packet=pts_time", "-of", "csv=p=0", url).await();
        if (probed.status() != 0) {
            throw new AssertionError(probed.output());
        }
        return probed.output().lines().map(line -> line.replace(",", "").strip()).filter(line -> !line.isEmpty())
                .map(line -> Math.round(Double.parseDouble(line) * 1_000)).toList();
    }

    /// What a player's slider shows.
    public static double durationSeconds(String url) throws Exception {
        Finished probed = start(FFPROBE, "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", url)
                .await();
        if (probed.status() != 0) {
            throw new AssertionError(probed.output());
        }
        return Double.parseDouble(probed.output().strip());
    }

    /// When the first picture is shown after a jump to `seconds`.
    public static double jump(String url, double seconds) throws Exception {
        Finished probed = start(FFPROBE, "-v", "error", "-select_streams", "v:0", "-read_intervals", seconds + "%+#1",
                "-show_entries", "packet=pts_time", "-of", "csv=p=0", url).await();
        if (probed.status() != 0) {
            throw new AssertionError(probed.output());
        }
        return Double.parseDouble(probed.output().replace(",", "").strip());
    }

    /// The program itself, with the libraries it needs.
    public static List<String> command(List<String> arguments) {
        return Stream.concat(Stream.of(FFMPEG), arguments.stream()).toList();
    }

    private static Running start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        // A thread each: the common pool of a small machine would read one program to its end before the next.
        return new Running(process, CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread));
    }

    private static String read(Process process) {
        try (InputStream in = process.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }
}
