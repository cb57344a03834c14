package live.chobi.media.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import live.chobi.media.Ffmpeg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real program makes the pictures.
@Timeout(60)
class FfmpegDecoderTest {
    @TempDir
    Path directory;

    private byte[] movie(String codec, String size) throws Exception {
        Path file = directory.resolve(codec + ".mp4");
        Process made = new ProcessBuilder(Ffmpeg.command(List.of("-v", "error", "-f", "lavfi", "-i",
                "testsrc2=size=" + size + ":rate=1", "-frames:v", "1", "-pix_fmt", "yuv420p", "-c:v", codec,
                "-movflags", "+empty_moov+default_base_moof+frag_keyframe", file.toString()))).inheritIO().start();
        assertThat(made.waitFor()).isZero();
        return Files.readAllBytes(file);
    }

    private static BufferedImage decoded(byte[] movie) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(new FfmpegDecoder(Ffmpeg::command).jpeg(movie)));
    }

    @Test
    void a_large_picture_becomes_a_small_one() throws Exception {
        BufferedImage image = decoded(movie("libx264", "1920x1080"));
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isEqualTo(360);
    }

    @Test
    void a_small_picture_keeps_its_size_in_every_codec() throws Exception {
        for (String codec : List.of("libx264", "libx265", "libsvtav1", "libvpx-vp9")) {
            BufferedImage image = decoded(movie(codec, "320x240"));
            assertThat(image.getWidth()).as(codec).isEqualTo(320);
            assertThat(image.getHeight()).as(codec).isEqualTo(240);
        }
    }

    @Test
    void what_is_no_picture_is_a_failure_in_words() {
        assertThatThrownBy(() -> new FfmpegDecoder(Ffmpeg::command).jpeg(new byte[10_000]))
                .isInstanceOf(IOException.class).hasMessageContaining("ffmpeg ended with");
    }

    @Test
    void a_program_that_is_missing_is_a_failure_and_one_that_dies_too() {
        assertThatThrownBy(() -> new FfmpegDecoder(_ -> List.of("/nowhere/ffmpeg")).jpeg(new byte[10]))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new FfmpegDecoder(_ -> List.of("sh", "-c", "kill -SEGV $$")).jpeg(new byte[10]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whoever_stops_waiting_kills_the_program() throws Exception {
        Path pid = directory.resolve("pid");
        var decoding = new Thread(() -> {
            try {
                byte[] _ = new FfmpegDecoder(_ -> List.of("sh", "-c", "echo $$ >" + pid + ".new; mv " + pid + ".new "
                        + pid + "; exec sleep 60")).jpeg(new byte[10]);
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        decoding.start();
        while (Files.notExists(pid)) {
            Thread.onSpinWait();
        }
        ProcessHandle program = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        decoding.interrupt();
        decoding.join();
        assertThat(program.onExit().get(10, java.util.concurrent.TimeUnit.SECONDS).isAlive()).isFalse();
    }
}
