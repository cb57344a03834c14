package live.chobi.server.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/// The stock encoder that comes with the tests, and recordings for it to send.
final class Encoder {
    private static final List<String> RECORDINGS = List.of("01_high_bframes", "02_baseline_nob");

    private Encoder() {
    }

    static String program() {
        return Loader.load(ffmpeg.class);
    }

    /// A directory with the recordings as files, since another process reads them.
    static Path recordings() {
        try {
            Path directory = Files.createDirectories(Path.of("target/system/corpus")).toAbsolutePath();
            for (String name : RECORDINGS) {
                Path file = directory.resolve(name + ".flv");
                try (InputStream in = Objects
                        .requireNonNull(Encoder.class.getResourceAsStream("/corpus/" + name + ".flv"), name)) {
                    Files.write(file, in.readAllBytes());
                }
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
