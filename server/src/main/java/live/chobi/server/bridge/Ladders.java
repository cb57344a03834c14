package live.chobi.server.bridge;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import live.chobi.media.MediaMetrics;
import live.chobi.media.stream.TimeSource;
import live.chobi.media.transcoding.Ladder;
import live.chobi.media.transcoding.Program;
import live.chobi.media.transcoding.Transcoding;
import live.chobi.media.transcoding.TranscodingSettings;
import live.chobi.server.config.Config;
import live.chobi.server.config.Config.TranscodingMode;
import live.chobi.server.embedded.Child;
import live.chobi.server.embedded.DataDirectory;
import live.chobi.server.embedded.Ffmpeg;
import live.chobi.server.launch.StartRefused;

/// Gives the ladders their program, the bundled ffmpeg or the operator's own, as children that never outlive this
/// process and leave the processor to everybody else. Any thread that may block.
public final class Ladders implements Program, AutoCloseable {
    private static final List<String> POLITELY = List.of("nice", "-n", "10");
    /// Killed at once, and if we do not see it, by the end of this process.
    private static final Duration STOP_MAX = Duration.ofMillis(50);
    private static final int LAST_WORDS_MAX = 300;
    /// Codes one picture as the ladder's are, so that what cannot is refused at the start.
    private static final List<String> TRIAL = List.of("-nostdin", "-v", "error", "-f", "lavfi", "-i",
            "nullsrc=s=64x64:d=0.04", "-c:v", "libx264", "-f", "flv", "-y", "/dev/null");

    private final UnaryOperator<List<String>> command;
    private final Map<Child, Runnable> children = new ConcurrentHashMap<>();

    private Ladders(UnaryOperator<List<String>> command) {
        this.command = command;
    }

    /// Before anything is started: throws [StartRefused] when the operator's program is missing or cannot do it, or the
    /// ladder makes no sense. Blocks.
    public static void requireUsable(Config config) {
        if (config.transcodingMode() != TranscodingMode.OFF) {
            var _ = ladder(config);
            config.transcodingFfmpeg().ifPresent(Ladders::requireCapable);
        }
    }

    /// Throws [StartRefused] when there is no program. Blocks.
    public static Ladders open(Config config, DataDirectory data) {
        Optional<String> own = config.transcodingFfmpeg();
        if (own.isPresent()) {
            String program = own.get();
            return new Ladders(arguments -> with(List.of(program), arguments));
        }
        Ffmpeg bundled = Ffmpeg.unpack(data).orElseThrow(() -> new StartRefused(
                "transcoding.mode: no ffmpeg is bundled for this machine; name one with --transcoding.ffmpeg=PATH, or turn it off"));
        return new Ladders(bundled::command);
    }

    /// The ladders of this node.
    public Transcoding transcoding(Config config, DataDirectory data, EventLoopGroup loops, MediaMetrics metrics)
            throws IOException {
        int children = config.transcodingChildren();
        return Transcoding.open(
                new TranscodingSettings(ladder(config), config.transcodingThreads(),
                        children == 0 ? TranscodingSettings.childrenByDefault() : children),
                data.root().resolve("transcoding"), this, loops, TimeSource.system(), metrics);
    }

    private static Ladder ladder(Config config) {
        try {
            return Ladder.parse(config.transcodingLadder());
        } catch (IllegalArgumentException e) {
            throw new StartRefused("transcoding.ladder: %s, got '%s'".formatted(e.getMessage(),
                    config.transcodingLadder()), e);
        }
    }

    private static void requireCapable(String program) {
        String trouble;
        try {
            Process trial = new ProcessBuilder(with(List.of(program), TRIAL)).redirectErrorStream(true).start();
            trial.getOutputStream().close();
            String said = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (trial.waitFor() == 0) {
                return;
            }
            trouble = "it cannot make H.264: " + lastLine(said);
        } catch (IOException e) {
            trouble = "it cannot be run";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted", e);
        }
        throw new StartRefused(
                "transcoding.ffmpeg: %s is no ffmpeg that ladders can use (%s); name another, or leave it out for the bundled one"
                        .formatted(program, trouble));
    }

    @Override
    public Running start(List<String> arguments, Path folder, Runnable onDeath) throws IOException {
        Path log = folder.resolve("log");
        var told = new AtomicBoolean();
        Runnable once = () -> {
            if (told.compareAndSet(false, true)) {
                onDeath.run();
            }
        };
        Child child;
        try {
            child = Child.start(with(POLITELY, command.apply(arguments)), folder, log, "KILL", once);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        children.put(child, once);
        children.keySet().removeIf(it -> !it.isAlive());
        return new Running() {
            @Override
            public void kill() {
                stop(child, once);
            }

            @Override
            public String lastWords() {
                try {
                    return lastLine(Files.readString(log));
                } catch (IOException _) {
                    return "";
                }
            }
        };
    }

    /// Ends every program.
    @Override
    public void close() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            children.forEach((child, onDeath) -> threads.execute(() -> stop(child, onDeath)));
        }
    }

    private void stop(Child child, Runnable onDeath) {
        children.remove(child);
        child.stop(STOP_MAX, "KILL");
        onDeath.run();
    }

    private static String lastLine(String text) {
        String line = text.lines().filter(it -> !it.isBlank()).reduce((_, last) -> last).orElse("").strip();
        return line.length() > LAST_WORDS_MAX ? line.substring(0, LAST_WORDS_MAX) : line;
    }

    private static List<String> with(List<String> first, List<String> rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }
}
