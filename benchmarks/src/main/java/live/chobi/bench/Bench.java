package live.chobi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import live.chobi.server.launch.Lifecycle;

/// The program behind `scripts/bench`: progress on standard error, the table on standard output.
public final class Bench {
    private Bench() {
    }

    /// @param arguments the work folder, the server's jar, its JVM flags in one word, then what the user typed
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Options parsed;
        try {
            parsed = Options.parse(List.of(arguments).subList(3, arguments.length), folder, Path.of(arguments[1]),
                    Arrays.asList(arguments[2].split(" ", -1)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Options options = parsed;
        Files.createDirectories(folder);
        switch (options.suite()) {
            case "gifts" -> Lifecycle.run(life -> new GiftsSuite(options, System.err).run(life));
            case "rpc" -> System.out.print(new RpcSuite(options, System.err).run());
            case "chat" -> System.out.print(new ChatSuite(options, System.err).run());
            default -> System.out.print(new MediaSuite(options, System.err).run());
        }
        System.exit(0);
    }
}
