package live.chobi.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Statements that go to PostgreSQL together: one way there and back for all, where one by one each would wait for the
/// one before. They are run in order, each seeing what those before it did and, under READ COMMITTED, what others
/// committed until it began; where one fails, those after it are not run. They are said to the driver itself: jOOQ would
/// parse and render the same words each time, which costs more than PostgreSQL's answer. For what is not said with every
/// batch jOOQ is the way.
///
/// A statement has `?` for each of its values, and nothing else is put into it. A value is a UUID, a number, a text, or
/// an array of them. Errors are those of jOOQ. Owner: the thread inside the transaction.
public final class Bundle {
    private static final Map<Class<?>, String> ELEMENTS = Map.of(UUID.class, "uuid", String.class, "text",
            Boolean.class,
            "bool", Short.class, "int2", Integer.class, "int4", Long.class, "int8", Double.class, "float8",
            byte[].class,
            "bytea");

    /// Takes what it wants of the row that the result stands at.
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private final DSLContext tx;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    /// Of each statement; null of one that answers with no rows.
    private final List<@Nullable RowReader> readers = new ArrayList<>();

    public Bundle(DSLContext tx) {
        this.tx = tx;
    }

    /// Each row is given to the reader when the bundle is run.
    public Bundle query(String statement, RowReader reader, Object... of) {
        return add(statement, reader, of);
    }

    public Bundle update(String statement, Object... of) {
        return add(statement, null, of);
    }

    private Bundle add(String statement, @Nullable RowReader reader, Object... of) {
        if (!readers.isEmpty()) {
            sql.append(";\n");
        }
        sql.append(statement);
        values.addAll(List.of(of));
        readers.add(reader);
        return this;
    }

    /// Runs what was put in since the last time; nothing where there is nothing.
    public void run() {
        if (readers.isEmpty()) {
            return;
        }
        tx.connection(this::send);
        sql.setLength(0);
        values.clear();
        readers.clear();
    }

    /// For a statement that cannot be put in: what was put in so far is run before it.
    public DSLContext tx() {
        run();
        return tx;
    }

    private void send(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof Object[] several) {
                    statement.setArray(i + 1, connection.createArrayOf(elements(several), several));
                } else {
                    statement.setObject(i + 1, values.get(i));
                }
            }
            statement.execute();
            for (RowReader reader : readers) {
                if (reader != null) {
                    ResultSet row = statement.getResultSet();
                    while (row.next()) {
                        reader.read(row);
                    }
                }
                statement.getMoreResults();
            }
        }
    }

    private static String elements(Object[] several) {
        Class<?> type = several.getClass().getComponentType();
        return Objects.requireNonNull(ELEMENTS.get(type), () -> "no array of " + type + " is known here");
    }
}
