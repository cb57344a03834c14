package live.chobi.videos.processing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntConsumer;

/// How far one run of the program has come, read from the file in which it says so. Owner: the lane that runs it.
final class Stage implements Runnable {
    private static final int TAIL_BYTES = 2_048;
    private static final String POSITION = "out_time_us=";

    private final Path said;
    private final long durationMs;
    private final int from;
    private final int to;
    private final IntConsumer percent;
    private int told;

    /// @param from percent of the whole at which the run begins
    /// @param percent told of every percent that is new
    Stage(Path folder, long durationMs, int from, int to, IntConsumer percent) {
        this.said = folder.resolve(CodingArguments.PROGRESS);
        this.durationMs = durationMs;
        this.from = from;
        this.to = to;
        this.percent = percent;
        this.told = from;
    }

    @Override
    public void run() {
        int now = from + (int) ((to - from) * share());
        if (now > told) {
            told = now;
            percent.accept(now);
        }
    }

    private double share() {
        if (durationMs <= 0) {
            return 0;
        }
        String tail = tail();
        int at = tail.lastIndexOf(POSITION);
        int end = at < 0 ? -1 : tail.indexOf('\n', at);
        if (end < 0) {
            return 0;
        }
        try {
            return Math.clamp(Long.parseLong(tail.substring(at + POSITION.length(), end).strip()) / 1000.0
                    / durationMs, 0, 1);
        } catch (NumberFormatException _) {
            return 0; // nothing has been written yet
        }
    }

    private String tail() {
        if (Files.notExists(said)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(said, StandardOpenOption.READ)) {
            ByteBuffer tail = ByteBuffer.allocate(TAIL_BYTES);
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            while (tail.hasRemaining() && channel.read(tail) >= 0) {
                // until all of it is here
            }
            return new String(tail.array(), 0, tail.position(), StandardCharsets.US_ASCII);
        } catch (IOException _) {
            return ""; // it says more in a second
        }
    }
}
