package live.chobi.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;

/// Statements that are said with every batch, said to the driver itself: jOOQ would parse and render the same words
/// each time, which costs more than PostgreSQL's answer. For all others jOOQ is the way.
///
/// A statement has `?` for each of its values, and nothing else is put into it. A value is a UUID, a number, a text, or
/// an array of them. Errors are those of jOOQ. Owner: the thread inside the transaction.
public final class Statements {
    private static final Map<Class<?>, String> ELEMENTS = Map.of(UUID.class, "uuid", String.class, "text", Short.class,
            "int2", Integer.class, "int4", Long.class, "int8", Double.class, "float8");

    /// Takes what it wants of the row that the result stands at.
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private Statements() {
    }

    /// Returns how many rows were changed.
    public static int update(DSLContext tx, String sql, Object... values) {
        return tx.connectionResult(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    /// Gives each row to the reader.
    public static void query(DSLContext tx, String sql, RowReader reader, Object... values) {
        queries(tx, sql, List.of(reader), values);
    }

    /// Several queries, separated by semicolons: one way there and back. Each has its reader.
    public static void queries(DSLContext tx, String sql, List<RowReader> readers, Object... values) {
        tx.connection(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values)) {
                statement.execute();
                for (RowReader reader : readers) {
                    ResultSet row = statement.getResultSet();
                    while (row.next()) {
                        reader.read(row);
                    }
                    statement.getMoreResults();
                }
            }
        });
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Object[] several) {
                statement.setArray(i + 1, connection.createArrayOf(elements(several), several));
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
        return statement;
    }

    private static String elements(Object[] several) {
        Class<?> type = several.getClass().getComponentType();
        return Objects.requireNonNull(ELEMENTS.get(type), () -> "no array of " + type + " is known here");
    }
}
