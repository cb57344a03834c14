package live.chobi.bench.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.chobi.server.embedded.DataDirectory;
import live.chobi.server.embedded.Ffmpeg;

/// Makes the film that every server gets: 720p at 30 pictures and 2.5 Mbit/s, a key frame every two seconds, AAC.
public final class ClipMaker {
    private static final List<String> CODING = List.of("-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i",
            "testsrc2=s=1280x720:r=30", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-t", "8",
            "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-b:v", "2350k", "-minrate", "2350k",
            "-maxrate", "2350k", "-bufsize", "1175k", "-nal-hrd", "cbr", "-g", "60", "-keyint_min", "60",
            "-sc_threshold", "0", "-bf", "0", "-c:a", "aac", "-b:a", "128k", "-ac", "2", "-f", "flv");

    private ClipMaker() {
    }

    /// @param folder where it is kept for the next time
    public static Clip make(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("bench-720p30.flv");
        if (Files.notExists(file)) {
            try (DataDirectory data = DataDirectory.open(folder.resolve("programs"))) {
                Ffmpeg ffmpeg = Ffmpeg.unpack(data)
                        .orElseThrow(() -> new IOException("no ffmpeg is bundled for this machine"));
                Path fresh = folder.resolve("new.flv");
                List<String> arguments = new ArrayList<>(CODING);
                arguments.add(fresh.toString());
                int status = new ProcessBuilder(ffmpeg.command(arguments)).redirectErrorStream(true)
                        .redirectOutput(folder.resolve("ffmpeg.log").toFile()).start().waitFor();
                if (status != 0) {
                    throw new IOException("the clip could not be made: ffmpeg ended with " + status
                            + "; see ffmpeg.log in " + folder);
                }
                Files.move(fresh, file);
            }
        }
        return Clip.read(file);
    }
}
