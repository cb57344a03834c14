package live.chobi.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.schema.Database;

/// One real PostgreSQL per test JVM (fsync off: tests of durability start the product's own), and a fresh migrated
/// database for each caller, copied from a template.
public final class TestPostgres {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {
    }

    /// A migrated, empty database of its own.
    public static Database fresh() {
        return Database.open(freshUrl(), 8);
    }

    /// The JDBC URL of a migrated, empty database of its own.
    public static String freshUrl() {
        String name = "test" + COUNT.incrementAndGet();
        execute("create database " + name + " template template_migrated");
        return Holder.POSTGRES.getJdbcUrl("postgres", name);
    }

    private static void execute(String sql) {
        asOwner(Holder.POSTGRES.getJdbcUrl("postgres", "postgres"), sql);
    }

    /// What the program's own role may not do.
    public static void asOwner(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /// Started by the first use.
    private static final class Holder {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setPGStartupWait(java.time.Duration.ofSeconds(60)).start();
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("create database template_migrated");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                try (Database template = Database.open(postgres.getJdbcUrl("postgres", "template_migrated"), 2)) {
                    template.migrate();
                }
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
