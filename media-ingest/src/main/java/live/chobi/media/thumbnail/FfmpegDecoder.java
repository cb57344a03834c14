package live.chobi.media.thumbnail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Decodes by ffmpeg in a process of its own: at the lowest priority, with one thread, within [#TIME_MAX] and
/// [#MEMORY_MAX_KIB]. When this process dies its input ends, and with it the program. Any thread that may block.
public final class FfmpegDecoder implements PictureDecoder {
    /// What a picture may take in all; usually it is a tenth of a second.
    static final Duration TIME_MAX = Duration.ofSeconds(10);
    /// Of addresses: the program's libraries take some hundred MiB of them, a picture of 8K some hundred more.
    static final long MEMORY_MAX_KIB = 1_500_000;
    static final int WIDTH_MAX = 640;
    private static final int JPEG_BYTES_MAX = 1 << 20;
    /// Where a limit cannot be set the program runs without it. The limit of CPU seconds outlives this process.
    private static final String LIMITED = "ulimit -v " + MEMORY_MAX_KIB + " 2>/dev/null; ulimit -t "
            + TIME_MAX.toSeconds() + "; exec nice -n 19 \"$@\"";
    private static final List<String> ARGUMENTS = List.of("-v", "quiet", "-threads", "1", "-f", "mp4", "-i", "pipe:0",
            "-an", "-frames:v", "1", "-filter_threads", "1", "-vf", "scale=w='min(" + WIDTH_MAX + ",iw)':h=-2",
            "-c:v", "mjpeg", "-q:v", "5", "-threads", "1", "-f", "image2pipe", "pipe:1");

    /// How the program is called.
    public interface Program {
        /// @param arguments of ffmpeg itself; may unpack it first
        List<String> command(List<String> arguments) throws IOException;
    }

    private final Program ffmpeg;

    public FfmpegDecoder(Program ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public byte[] jpeg(byte[] movie) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", LIMITED, "ffmpeg"));
        command.addAll(ffmpeg.command(ARGUMENTS));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            CompletableFuture<byte[]> out = CompletableFuture.supplyAsync(() -> read(process),
                    Thread::startVirtualThread);
            Thread.startVirtualThread(() -> write(process, movie));
            if (!process.waitFor(TIME_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooSlow("no picture within " + TIME_MAX);
            }
            byte[] jpeg = out.get();
            if (process.exitValue() != 0 || jpeg.length == 0 || jpeg.length > JPEG_BYTES_MAX) {
                throw new IOException("ffmpeg ended with " + process.exitValue() + " and " + jpeg.length + " bytes");
            }
            return jpeg;
        } catch (ExecutionException e) {
            throw new IOException("no picture came from ffmpeg", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] read(Process process) {
        try (InputStream in = process.getInputStream()) {
            return in.readNBytes(JPEG_BYTES_MAX + 1);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static void write(Process process, byte[] movie) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(movie);
        } catch (IOException e) {
            // It has what it needs, or it has died, which its status tells.
        }
    }
}
