package live.chobi.videos.processing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs ffmpeg and ffprobe as children that never outlive this process and leave the processor to everybody else. A
/// port: `server` has them.
public interface Program {
    /// The file in the folder that has what the last child printed.
    String LOG = "log";

    enum Tool {
        FFMPEG, FFPROBE
    }

    /// What a child may take; it is killed beyond that.
    ///
    /// @param fileBytes that any file it writes may grow to
    record Bounds(Duration time, long fileBytes) {}

    /// @param status 0 when all went well
    /// @param tooSlow it was killed because its time was up
    /// @param lastWords the last thing it printed, for the log
    record Ended(int status, boolean tooSlow, String lastWords) {
        boolean wentWell() {
            return status == 0 && !tooSlow;
        }
    }

    /// Waits for the child's end; interrupted, it kills the child. Blocks.
    ///
    /// @param folder an existing one, in which the child works
    /// @param meanwhile called about once a second
    Ended run(Tool tool, List<String> arguments, Path folder, Bounds bounds, Runnable meanwhile)
            throws IOException, InterruptedException;
}
