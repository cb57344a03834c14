package live.chobi.server.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import live.chobi.server.system.RunningServer;

/// Where a server's embedded engines listen.
final class Engines {
    private static final int PORT_LINE = 3;

    private Engines() {
    }

    static int postgresPort(RunningServer server) throws IOException {
        return Integer.parseInt(Files.readAllLines(server.data().resolve("postgres/postmaster.pid")).get(PORT_LINE)
                .strip());
    }

    static int redisPort(RunningServer server) throws IOException {
        List<String> settings = Files.readAllLines(server.data().resolve("redis/redis.conf"));
        return settings.stream().filter(line -> line.startsWith("port ")).mapToInt(
                line -> Integer.parseInt(line.substring("port ".length()).strip())).findFirst().orElseThrow();
    }
}
