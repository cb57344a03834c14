package live.chobi.server.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How to start a program outside the terminal's process group: `setsid` on Linux, Perl where that is missing (macOS).
final class OwnSession {
    static final List<String> PREFIX = choose();

    private OwnSession() {
    }

    private static List<String> choose() {
        if (isInstalled("setsid")) {
            return List.of("setsid");
        }
        if (isInstalled("perl")) {
            return List.of("perl", "-e", "use POSIX; setsid(); exec @ARGV;");
        }
        return List.of();
    }

    static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(":")).filter(it -> !it.isEmpty())
                .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    }
}
