package live.chobi.schema;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import live.chobi.kernel.Problem;

/// PostgreSQL did not answer, or all connections stayed busy: not the caller's fault and no bug. What was under way may
/// or may not have been committed.
public final class DatabaseAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseAway(Throwable cause) {
        super("the database is away: " + cause.getMessage(), cause);
    }

    /// What a caller is told.
    public Problem problem() {
        return Problem.busy("database_away",
                "the database does not answer; try again, with the same key if there is one");
    }

    /// SQLSTATE classes 08 (connection) and 57P (the server stops or starts), and a pool without a free connection.
    static boolean isCauseOf(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) {
                return true;
            }
        }
        return false;
    }
}
