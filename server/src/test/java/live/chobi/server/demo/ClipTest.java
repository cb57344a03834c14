package live.chobi.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.chobi.server.embedded.DataDirectory;
import live.chobi.server.embedded.Ffmpeg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The only machines that a program is bundled for.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ClipTest {
    private static final int LOOPS = 4;
    private static final int PICTURES = 480;
    private static final int SOUNDS = 750;

    @TempDir
    Path folder;

    @Test
    void the_loop_has_no_seam_and_sound_and_picture_stay_together() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            Ffmpeg ffmpeg = Ffmpeg.unpack(data).orElseThrow();
            Path log = folder.resolve("log");
            Clip clip = Clip.open(ffmpeg, data.directory("demo"), log);
            List<List<Long>> times = playedOverAndOver(ffmpeg, clip);
            assertThat(times.get(0)).hasSize(LOOPS * PICTURES);
            assertThat(times.get(1)).hasSize(LOOPS * SOUNDS);
            assertThat(steps(times.get(0))).allSatisfy(step -> assertThat(step).isBetween(32L, 35L));
            assertThat(steps(times.get(1))).allSatisfy(step -> assertThat(step).isBetween(20L, 23L));
            assertThat(times.get(0).getLast() - times.get(1).getLast()).isBetween(-40L, 40L);
        }
    }

    @Test
    void the_film_is_made_once() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            Ffmpeg ffmpeg = Ffmpeg.unpack(data).orElseThrow();
            Path demo = data.directory("demo");
            Path log = folder.resolve("log");
            Path file = Clip.open(ffmpeg, demo, log).file();
            Files.writeString(file, "an earlier run's");
            assertThat(Files.readString(Clip.open(ffmpeg, demo, log).file())).isEqualTo("an earlier run's");
        }
    }

    /// The decoding times in ms, of the picture and of the sound.
    private List<List<Long>> playedOverAndOver(Ffmpeg ffmpeg, Clip clip) throws Exception {
        Path packets = folder.resolve("packets");
        Process process = new ProcessBuilder(ffmpeg.command(List.of("-nostdin", "-v", "error", "-stream_loop",
                Integer.toString(LOOPS - 1), "-i", clip.file().toString(), "-c", "copy", "-f", "framecrc",
                packets.toString()))).redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        List<List<Long>> times = List.of(new ArrayList<>(), new ArrayList<>());
        for (String line : Files.readAllLines(packets)) {
            if (!line.startsWith("#")) {
                String[] fields = line.split(",", 3);
                times.get(Integer.parseInt(fields[0].strip())).add(Long.parseLong(fields[1].strip()));
            }
        }
        return times;
    }

    private static List<Long> steps(List<Long> times) {
        List<Long> steps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            steps.add(times.get(i) - times.get(i - 1));
        }
        return steps;
    }
}
