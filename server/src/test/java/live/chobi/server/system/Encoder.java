package live.chobi.server.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;

/// The stock encoder that comes with the tests, and recordings for it to send.
final class Encoder {
    private static final List<String> RECORDINGS = List.of("01_high_bframes", "02_baseline_nob",
            "16_ertmp_hevc_hvc1");

    private Encoder() {
    }

    static String program() {
        return Loader.load(ffmpeg.class);
    }

    /// Publishes a recording in real time, over and over, until it is destroyed.
    static Process publish(String recording, String url) {
        Path file = recordings().resolve(recording + ".flv");
        return start(List.of(program(), "-v", "error", "-re", "-stream_loop", "-1", "-i", file.toString(), "-c", "copy",
                "-f", "flv", url));
    }

    /// What a stock player makes of an address or a file: one line a packet, `video,0.040000`.
    static List<String> packets(String url) {
        Process probe = start(List.of(Loader.load(ffprobe.class), "-v", "error", "-show_entries",
                "packet=codec_type,pts_time", "-of", "csv=p=0", url));
        try {
            String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (probe.waitFor() != 0) {
                throw new AssertionError("it does not play " + url + ": " + said);
            }
            return said.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process start(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A directory with the recordings as files, since another process reads them.
    static Path recordings() {
        try {
            Path directory = Files.createDirectories(Path.of("target/system/corpus")).toAbsolutePath();
            for (String name : RECORDINGS) {
                // Two test JVMs may do this at once, and each file is somebody's input from its first moment.
                Path file = Files.createTempFile(directory, name, ".part");
                try (InputStream in = Objects
                        .requireNonNull(Encoder.class.getResourceAsStream("/corpus/" + name + ".flv"), name)) {
                    Files.write(file, in.readAllBytes());
                }
                var _ = Files.move(file, directory.resolve(name + ".flv"), StandardCopyOption.ATOMIC_MOVE);
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
