package live.chobi.schema;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// The one way into PostgreSQL. Blocks, so it may be entered from virtual threads only; the size of the pool is the
/// bound on concurrent work, not the number of threads.
public final class Database implements AutoCloseable {
    private static final Settings SETTINGS = new Settings().withExecuteLogging(false)
            .withRenderNameCase(RenderNameCase.AS_IS);
    /// A transaction left open holds back every reader of the outbox, so PostgreSQL ends it.
    private static final Duration IDLE_IN_TRANSACTION_MAX = Duration.ofSeconds(10);

    private final String url;
    private final HikariDataSource pool;

    private Database(String url, HikariDataSource pool) {
        this.url = url;
        this.pool = pool;
    }

    /// @param url a JDBC URL with user and password
    public static Database open(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setPoolName("postgres");
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(Duration.ofSeconds(10).toMillis());
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = " + IDLE_IN_TRANSACTION_MAX.toMillis()
                + "; " + ProgramRole.TAKE);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "chobi");
        return new Database(url, new HikariDataSource(config));
    }

    /// Brings the schema up to date, makes this and the next months' partitions, and gives the role that the program
    /// works as what it needs. All this as the user of the URL, who owns the tables. Any thread.
    public void migrate() {
        Flyway.configure().dataSource(url, null, null).locations("classpath:db/migration").load().migrate();
        try (Connection owner = DriverManager.getConnection(url)) {
            try (var call = owner.prepareStatement("call log.ensure_partitions(?::timestamptz, 3)")) {
                call.setString(1, Instant.now().toString());
                call.execute();
            }
            ProgramRole.prepare(owner);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // Those that were opened before there was a role.
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /// Runs statements that commit one by one. Throws [DatabaseAway].
    public <T> T read(Function<DSLContext, T> work) {
        assertVirtual();
        try {
            return work.apply(DSL.using(pool, SQLDialect.POSTGRES, SETTINGS));
        } catch (DataAccessException e) {
            throw DatabaseAway.isCauseOf(e) ? new DatabaseAway(e) : e;
        }
    }

    /// Whether what a statement selects, in one row of one column, is true; false where it has no row. For loops that
    /// ask whether there is something to do: most looks find nothing, so they cost a single statement and lock nothing.
    ///
    /// @param sql with `?` for each value, as [Bundle] has them
    public boolean isTrue(String sql, Object... values) {
        boolean[] found = new boolean[1];
        return read(db -> {
            new Bundle(db).query(sql, row -> found[0] = row.getBoolean(1), values).run();
            return found[0];
        });
    }

    /// Runs one transaction (READ COMMITTED) on one connection; whatever is thrown rolls it back. There is none inside
    /// another. Throws [DatabaseAway], and then the outcome is unknown.
    public <T> T transaction(Function<DSLContext, T> work) {
        assertVirtual();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            return commitAfter(work, connection);
        } catch (SQLException e) {
            throw DatabaseAway.isCauseOf(e) ? new DatabaseAway(e) : new DataAccessException(e.getMessage(), e);
        } catch (DataAccessException e) {
            throw DatabaseAway.isCauseOf(e) ? new DatabaseAway(e) : e;
        }
    }

    private static <T> T commitAfter(Function<DSLContext, T> work, Connection connection) throws SQLException {
        try {
            T result = work.apply(DSL.using(connection, SQLDialect.POSTGRES, SETTINGS));
            connection.commit();
            return result;
        } catch (Throwable e) {
            try {
                connection.rollback();
            } catch (SQLException broken) {
                e.addSuppressed(broken);
            }
            throw e;
        }
    }

    public void transact(Consumer<DSLContext> work) {
        var _ = transaction(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /// True when PostgreSQL answers.
    public boolean isReachable() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException away) {
            return false;
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void assertVirtual() {
        assert Thread.currentThread().isVirtual() : "the database was entered from " + Thread.currentThread()
                + ": event loops must never block";
    }
}
