package live.chobi.chat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page's client does, done by that client: `socket.io-client` from npm under Node. Its facts stand
/// in `src/test/node/stock-client.mjs`.
class StockClientTest {
    private static final Path NODE = Path.of("src", "test", "node");

    @BeforeAll
    static void installClient() throws IOException, InterruptedException {
        if (!Files.isDirectory(NODE.resolve("node_modules/socket.io-msgpack-parser"))) {
            run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void the_stock_client_works(String mode) throws IOException, InterruptedException {
        works(mode, "json", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void the_stock_client_with_the_msgpack_parser_works(String mode) throws IOException, InterruptedException {
        works(mode, "msgpack", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "msgpack"})
    void the_stock_client_works_compressed(String parser) throws IOException, InterruptedException {
        works("websocket", parser, true);
    }

    private static void works(String mode, String parser, boolean compression)
            throws IOException, InterruptedException {
        // The product's own heartbeat: a busy machine may well pause a process for the suites' 200 ms.
        var engine = ConformanceServer.ENGINE.withHeartbeat(Duration.ofSeconds(25), Duration.ofSeconds(20))
                .withCompression(compression);
        try (ConformanceServer server = new ConformanceServer(0, ConformanceServer.SOCKET.withEngine(engine))) {
            String output = run("node", "stock-client.mjs", "http://127.0.0.1:" + server.port(), mode, parser,
                    compression ? "compressed" : "plain");

            assertThat(output).contains("ok 9");
            // A polling client that exits without a poll open is only missed at the next ping.
            if (!mode.equals("polling")) {
                Eventually.isTrue(() -> server.socketIoSessions() == 0);
            }
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(NODE.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
