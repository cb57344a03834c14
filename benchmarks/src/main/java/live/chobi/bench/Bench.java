package live.chobi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The program behind `scripts/bench`: progress on standard error, the table on standard output.
public final class Bench {
    private Bench() {
    }

    /// @param arguments the work folder, the server's jar, its JVM flags in one word, then what the user typed
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Options options;
        try {
            options = Options.parse(List.of(arguments).subList(3, arguments.length), folder, Path.of(arguments[1]),
                    Arrays.asList(arguments[2].split(" ", -1)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Files.createDirectories(folder);
        System.out.print(options.suite().equals("chat")
                ? new ChatSuite(options, System.err).run()
                : new MediaSuite(options, System.err).run());
        System.exit(0);
    }
}
