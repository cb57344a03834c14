package live.chobi.media.transcoding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/// The stock ffmpeg as the program, which a test may kill.
public final class StockFfmpeg implements Program {
    private static final String FFMPEG = Loader.load(ffmpeg.class);

    public final List<Process> started = new CopyOnWriteArrayList<>();

    @Override
    public Running start(List<String> arguments, Path folder, Runnable onDeath) throws IOException {
        List<String> command = new ArrayList<>(List.of(FFMPEG));
        command.addAll(arguments);
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
        started.add(process);
        var _ = process.onExit().thenRun(onDeath);
        return new Running() {
            @Override
            public void kill() {
                process.destroyForcibly();
            }

            @Override
            public String lastWords() {
                try {
                    return Files.readString(log).strip();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
