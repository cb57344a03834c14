package live.chobi.server;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import live.chobi.schema.Database;
import live.chobi.server.config.Config;
import live.chobi.server.config.ConfigReader;
import live.chobi.server.embedded.DataDirectory;
import live.chobi.server.embedded.Stores;
import live.chobi.server.launch.Lifecycle;
import live.chobi.server.launch.StartRefused;
import org.jooq.DSLContext;

/// What the tools for the ledger share: their arguments, and a snapshot of the store with the server stopped.
final class LedgerTool {
    private LedgerTool() {
    }

    interface Work {
        /// The exit status.
        int run(Optional<Path> file, Config config, Lifecycle life) throws Exception;
    }

    /// @param filesMin how many files must be named; one at most
    static void run(String[] arguments, int filesMin, Work work) {
        System.setProperty("logback.configurationFile", "logback.xml");
        Lifecycle.run(life -> {
            List<String> files = Arrays.stream(arguments).filter(it -> !it.startsWith("--")).toList();
            if (files.size() < filesMin || files.size() > 1) {
                throw new StartRefused("name " + (filesMin == 1 ? "one file" : "at most one file") + ", got " + files);
            }
            Config config = ConfigReader.read(
                    Arrays.stream(arguments).filter(it -> it.startsWith("--")).toArray(String[]::new), System.getenv(),
                    Path.of("").toAbsolutePath());
            life.endWith(work.run(files.stream().findFirst().map(Path::of), config, life));
        });
    }

    /// Reads the store as it is at one moment. Starts the embedded PostgreSQL where the settings name no other. Refuses
    /// where there is none: a mistyped directory must neither be made nor be called clean.
    static void inSnapshot(Config config, Lifecycle life, Consumer<DSLContext> reader) throws Exception {
        if (config.postgresUrl().isEmpty() && !DataDirectory.holdsStore(config.dataDir())) {
            throw new StartRefused("data.dir: there is no store under %s; name the server's own with --data.dir=DIR"
                    .formatted(config.dataDir().toAbsolutePath().normalize()));
        }
        String jdbcUrl = Stores.openPostgres(config, Stores.openDirectory(config, life), life);
        try (Database database = Database.open(jdbcUrl, 2)) {
            var _ = Virtual.call(() -> {
                database.transact(tx -> {
                    tx.execute("set transaction isolation level repeatable read read only");
                    requireLedger(tx);
                    reader.accept(tx);
                });
                return true;
            });
        }
    }

    private static void requireLedger(DSLContext tx) {
        if (tx.fetchValue("select to_regclass('ledger.batch')") == null) {
            throw new StartRefused("there is no ledger in this database; the server makes it at its first start");
        }
    }
}
