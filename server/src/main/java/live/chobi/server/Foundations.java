package live.chobi.server;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import live.chobi.identity.Identity;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.ledger.Auditor;
import live.chobi.ledger.Ledger;
import live.chobi.ledger.LedgerMetrics;
import live.chobi.log.LogMetrics;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.MediaClock;
import live.chobi.log.Sequencer;
import live.chobi.schema.Database;
import live.chobi.server.bridge.AccountDoors;
import live.chobi.server.config.Config;
import live.chobi.server.embedded.DataDirectory;
import live.chobi.server.launch.Lifecycle;
import live.chobi.server.launch.StartRefused;

/// What every feature stands on: the database, who people are, and the log.
record Foundations(Database database, MasterKey master, Identity identity, Logs logs, Sequencer sequencer,
        Auditor auditor) {
    /// PostgreSQL's own advice for a small machine, and room for the sequencer, the outbox and the jobs.
    private static final int CONNECTIONS = 24;
    private static final int SEQUENCER_SHARDS = 4;

    static Foundations open(Config config, String jdbcUrl, DataDirectory data, PrometheusRegistry registry,
            MediaClock mediaClock, Consumer<List<LogRow>> published, Lifecycle life) throws Exception {
        Database database = Database.open(jdbcUrl, CONNECTIONS);
        life.onStop("database connections", Duration.ofMillis(200), database::close);
        life.say("bringing the schema up to date");
        database.migrate();
        MasterKey master = Virtual.call(() -> masterKey(data));
        Identity identity = Virtual.call(() -> Identity.open(database, master, Clock.systemUTC(),
                config.limitsEnabled(), AccountDoors.mailing(config, data, registry)));
        Optional<String> made = Virtual.call(() -> identity.accounts().ensureAdministrator(config.adminPassword()));
        made.ifPresent(password -> life.say("administrator made: user admin, password " + password
                + " (shown this once)"));
        Sequencer sequencer = new Sequencer(database, new Ledger(database), mediaClock, Clock.systemUTC(),
                new LogMetrics(registry), SEQUENCER_SHARDS, published);
        life.onStop("sequencer", Duration.ofSeconds(1), sequencer::close);
        return new Foundations(database, master, identity, new Logs(database), sequencer,
                new Auditor(database, new LedgerMetrics(registry)));
    }

    private static MasterKey masterKey(DataDirectory data) throws IOException {
        try {
            return MasterKey.loadOrCreate(data.directory("keys").resolve("master.key"));
        } catch (MasterKey.Unusable e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }
}
