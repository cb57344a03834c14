package live.chobi.server;

import java.nio.file.Path;
import live.chobi.server.config.Config;
import live.chobi.server.config.ConfigReader;
import live.chobi.server.launch.Lifecycle;

/// Starts everything, in order, and says when it serves.
public final class Main {
    private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

    private Main() {
    }

    public static void main(String[] arguments) {
        if (ConfigReader.asksForHelp(arguments)) {
            System.out.println(ConfigReader.help());
            return;
        }
        // Netty's search for leaked buffers notes a stack trace at every 128th; tests search at every one.
        if (System.getProperty(LEAK_DETECTION) == null) {
            System.setProperty(LEAK_DETECTION, "disabled");
        }
        Lifecycle.run(life -> {
            Config config = ConfigReader.read(arguments, System.getenv(), Path.of("").toAbsolutePath());
            // Before anything logs.
            System.setProperty("logback.configurationFile",
                    config.logFormat() == Config.LogFormat.JSON ? "logback-json.xml" : "logback.xml");
            Node node = Node.start(config, life);
            life.say(node.readyLine());
            node.afterReady();
        });
    }
}
