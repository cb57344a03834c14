package live.chobi.media.transcoding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Starts ffmpeg. A port, since whoever starts programs also sees to it that none outlives this process. Blocks; only
/// threads that may.
public interface Program {
    /// @param arguments without the program's name
    /// @param folder to run in; its own
    /// @param onDeath called on some thread, once, when the program ends, however that comes
    Running start(List<String> arguments, Path folder, Runnable onDeath) throws IOException;

    /// A program that has been started. Any thread.
    interface Running {
        /// At once, and harmless when it has ended. May block for a moment.
        void kill();

        /// The last of what it printed, for the log; empty when it said nothing. May block.
        String lastWords();
    }
}
