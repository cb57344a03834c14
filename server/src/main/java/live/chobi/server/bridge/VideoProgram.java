package live.chobi.server.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.chobi.server.embedded.Child;
import live.chobi.server.embedded.DataDirectory;
import live.chobi.server.embedded.Ffmpeg;
import live.chobi.videos.processing.Program;

/// Gives videos their programs, the bundled ones or those of the operator's own ffmpeg, as children at the lowest
/// priority that end with this process. Any thread that may block.
final class VideoProgram implements Program {
    /// Of addresses; the pictures of several renditions at once take some hundred MiB.
    private static final long MEMORY_MAX_KIB = 6_000_000;
    /// Where a limit cannot be set the program runs without it.
    private static final String LIMITED = "ulimit -v $1 2>/dev/null; ulimit -f $2 2>/dev/null; shift 2; "
            + "exec nice -n 19 \"$@\"";
    /// In which a shell counts the size of files.
    private static final int BLOCK_BYTES = 512;
    private static final Duration STOP_MAX = Duration.ofMillis(50);
    private static final int LAST_WORDS_MAX = 300;
    /// What the linker says of the libraries that stand in for screens and loudspeakers.
    private static final String NOISE = "no version information available";

    private final DataDirectory data;
    private final Optional<String> own;

    /// @param own the operator's ffmpeg; used where none is bundled
    VideoProgram(DataDirectory data, Optional<String> own) {
        this.data = data;
        this.own = own;
    }

    @Override
    public Ended run(Tool tool, List<String> arguments, Path folder, Bounds bounds, Runnable meanwhile)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", LIMITED, "limited",
                Long.toString(MEMORY_MAX_KIB), Long.toString(Math.ceilDiv(bounds.fileBytes(), BLOCK_BYTES))));
        command.addAll(command(tool, arguments));
        Path log = folder.resolve(LOG);
        Files.deleteIfExists(log);
        var died = new CompletableFuture<Void>();
        Child child;
        try {
            child = Child.start(command, folder, log, "KILL", () -> died.complete(null));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        long deadline = System.nanoTime() + bounds.time().toNanos();
        try {
            while (!isOver(died)) {
                if (System.nanoTime() - deadline > 0) {
                    child.stop(STOP_MAX, "KILL");
                    return new Ended(-1, true, lastWords(log));
                }
                meanwhile.run();
            }
            return new Ended(child.await(), false, lastWords(log));
        } finally {
            child.stop(STOP_MAX, "KILL");
        }
    }

    private static boolean isOver(CompletableFuture<Void> died) throws InterruptedException {
        try {
            died.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> command(Tool tool, List<String> arguments) throws IOException {
        Optional<Ffmpeg> bundled = Ffmpeg.unpack(data);
        if (bundled.isPresent()) {
            return tool == Tool.FFMPEG ? bundled.get().command(arguments) : bundled.get().probe(arguments);
        }
        String program = own.orElseThrow(() -> new IOException(
                "no ffmpeg is bundled for this machine; name one with --transcoding.ffmpeg=PATH"));
        List<String> command = new ArrayList<>();
        // They come together.
        command.add(tool == Tool.FFMPEG ? program : Path.of(program).resolveSibling("ffprobe").toString());
        command.addAll(arguments);
        return command;
    }

    private static String lastWords(Path log) {
        try {
            String line = Files.readString(log).lines().filter(it -> !it.isBlank() && !it.contains(NOISE))
                    .reduce((_, last) -> last).orElse("").strip();
            return line.length() > LAST_WORDS_MAX ? line.substring(0, LAST_WORDS_MAX) : line;
        } catch (IOException | UncheckedIOException _) {
            return "";
        }
    }
}
