package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import live.chobi.server.node.NodeSuite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.jspecify.annotations.Nullable;

/// Pages in a real browser, at one server for the suites of a class; the suites in `src/test/node` say what they prove.
/// Without a browser they are skipped aloud, or fail where `CI=true` allows no skipping.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserSuites {
    private static final Path USUAL = Path.of("/usr/bin/chromium");

    /// What the pages looked like, for people; kept after the test.
    private static final Path PICTURES = Path.of("target/screenshots").toAbsolutePath();

    private final Map<String, String> environment = new HashMap<>();
    private @Nullable RunningServer server;

    @BeforeAll
    final void start() {
        environment.put("CHROMIUM", browser());
        RunningServer started = RunningServer.start(RunningServer.freshData(getClass()),
                "--payments.provider=test", "--payouts.provider=test");
        server = started;
        environment.putAll(started.forNode());
        environment.put("SHOTS", PICTURES.toString());
    }

    private static String browser() {
        String named = System.getenv("CHROMIUM");
        if (named != null && !named.isEmpty()) {
            return named;
        }
        if (Files.isExecutable(USUAL)) {
            return USUAL.toString();
        }
        String why = "the browser tests need a Chromium: install one, or point CHROMIUM at it";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(why);
        }
        System.err.println("SKIPPED: " + why);
        return abort(why);
    }

    /// A suite of `src/test/node`.
    final void run(String file) {
        NodeSuite.run(file, environment);
    }

    @AfterAll
    final void stop() throws Exception {
        if (server == null) {
            return;
        }
        try (RunningServer running = server) {
            running.stop();
            assertThat(running.printed()).doesNotContain("ERROR", "LEAK");
        }
    }
}
