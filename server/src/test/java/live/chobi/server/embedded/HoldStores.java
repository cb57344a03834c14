package live.chobi.server.embedded;

import java.nio.file.Path;
import live.chobi.server.config.Config;
import live.chobi.server.config.ConfigReader;
import live.chobi.server.launch.Lifecycle;
import live.chobi.server.launch.Ports;

/// A program that does nothing but hold its stores, for tests that stop and kill it.
final class HoldStores {
    private HoldStores() {
    }

    public static void main(String[] arguments) {
        Lifecycle.run(life -> {
            Config config = ConfigReader.read(arguments, System.getenv(), Path.of(""));
            Ports.requireFree("http.port", config.httpPort());
            DataDirectory data = Stores.openDirectory(config, life);
            Stores stores = Stores.open(config, data, life);
            life.say("ready " + stores.jdbcUrl() + " " + stores.redisUrl());
        });
    }
}
