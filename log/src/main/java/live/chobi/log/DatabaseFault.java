package live.chobi.log;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.regex.Pattern;

/// Tells a database that is away, full or undecided from a statement that it will never take.
final class DatabaseFault {
    /// SQLSTATE classes: 08 connection, 40 rollback, 53 resources, 57P operator intervention, 58 system error; 25P03 is
    /// our own limit on idle transactions, and 25006 what the old primary says between the two halves of a failover.
    private static final Pattern PASSING = Pattern.compile("(08|40|53|58).{3}|57P.{2}|25P03|25006");

    private DatabaseFault() {
    }

    /// True when the same batch may be run again: the connection broke (the outcome is unknown), the server stops, is
    /// starting, has no room or no connection, or chose this transaction to end a conflict.
    ///
    /// Only what the driver says counts. An `IOException` by itself proves nothing: JSON that cannot be written is one
    /// too, and running that again would hold up its shard for ever.
    static boolean mayRunAgain(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isPassing(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(SQLException error) {
        String state = error.getSQLState();
        return error instanceof SQLTransientException || (state != null && PASSING.matcher(state).matches());
    }
}
