package live.chobi.schema;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into one table.
///
/// A few are inserted by a statement of the bundle, since each way there and back costs more than they do. Many are sent
/// by `COPY … FROM STDIN (FORMAT binary)`, whose format is that of PostgreSQL's page on COPY: they make one record of
/// its write-ahead log for each page they fill, where an INSERT makes one for each row, and no value is written as text
/// and parsed again. Triggers and constraints work alike, and the rows keep their order.
///
/// Every row gives each column once, in the order of the columns, with the type it has in the table. Owner: the thread
/// inside the transaction.
public final class NewRows {
    /// Of how many a COPY is cheaper than an INSERT.
    static final int COPIED_MIN = 128;
    /// Signature, flags and length of the header's extension.
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0,
        0, 0, 0};
    private static final int NULL_LENGTH = -1;
    private static final short TRAILER = -1;
    /// jsonb_recv knows one version of its format.
    private static final byte JSONB_VERSION = 1;
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /// How a value travels in an INSERT, and what it is made in the table.
    private enum Type {
        INT2(Short.class, "int2", ""), INT4(Integer.class, "int4", ""), INT8(Long.class, "int8", ""), UUID(UUID.class,
                "uuid", ""), TEXT(String.class, "text", ""), JSON(String.class, "text", "::json"), JSONB(String.class,
                        "text",
                        "::jsonb"), BYTES(byte[].class, "bytea", ""), INSTANT(String.class, "text", "::timestamptz");

        final Class<?> element;
        final String travels;
        final String cast;

        Type(Class<?> element, String travels, String cast) {
            this.element = element;
            this.travels = travels;
            this.cast = cast;
        }
    }

    private final String table;
    private final String[] columns;
    private final @Nullable Type[] types;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private @Nullable Object[] row = {};
    private int filled;

    /// @param columns those that the rows give; the others have their defaults
    public NewRows(String table, String... columns) {
        this.table = table;
        this.columns = columns;
        this.types = new Type[columns.length];
    }

    /// Begins the next row.
    public NewRows row() {
        row = new Object[columns.length];
        filled = 0;
        rows.add(row);
        return this;
    }

    public NewRows int2(short value) {
        return put(Type.INT2, value);
    }

    public NewRows int2OrNull(@Nullable Short value) {
        return put(Type.INT2, value);
    }

    public NewRows int4(int value) {
        return put(Type.INT4, value);
    }

    public NewRows int8(long value) {
        return put(Type.INT8, value);
    }

    public NewRows int8OrNull(@Nullable Long value) {
        return put(Type.INT8, value);
    }

    public NewRows uuid(UUID value) {
        return put(Type.UUID, value);
    }

    public NewRows uuidOrNull(@Nullable UUID value) {
        return put(Type.UUID, value);
    }

    public NewRows text(String value) {
        return put(Type.TEXT, value);
    }

    /// `json`: its text as it is.
    public NewRows json(String value) {
        return put(Type.JSON, value);
    }

    public NewRows jsonb(String value) {
        return put(Type.JSONB, value);
    }

    public NewRows bytes(byte[] value) {
        return put(Type.BYTES, value);
    }

    /// `timestamptz`: to the microsecond.
    public NewRows instant(Instant value) {
        return put(Type.INSTANT, value);
    }

    public NewRows instantOrNull(@Nullable Instant value) {
        return put(Type.INSTANT, value);
    }

    private NewRows put(Type type, @Nullable Object value) {
        types[filled] = type;
        row[filled++] = value;
        return this;
    }

    /// Puts an INSERT into the bundle, or runs the bundle and sends a COPY; nothing where there are no rows.
    public void write(Bundle bundle) {
        if (rows.size() >= COPIED_MIN) {
            bundle.tx().connection(this::copy);
        } else if (!rows.isEmpty()) {
            bundle.update(insert(), IntStream.range(0, columns.length).mapToObj(this::column).toArray());
        }
    }

    private String insert() {
        String names = String.join(", ", columns);
        String values = IntStream.range(0, columns.length).mapToObj(i -> columns[i] + type(i).cast)
                .collect(Collectors.joining(", "));
        String arrays = IntStream.range(0, columns.length).mapToObj(i -> "?::" + type(i).travels + "[]")
                .collect(Collectors.joining(", "));
        return "insert into " + table + " (" + names + ") select " + values + " from unnest(" + arrays + ") as t ("
                + names
                + ")";
    }

    private Object column(int index) {
        Object[] values = (Object[]) java.lang.reflect.Array.newInstance(type(index).element, rows.size());
        for (int i = 0; i < values.length; i++) {
            Object value = rows.get(i)[index];
            values[i] = value instanceof Instant at ? at.truncatedTo(ChronoUnit.MICROS).toString() : value;
        }
        return values;
    }

    private Type type(int column) {
        return Objects.requireNonNull(types[column], () -> columns[column] + " has no value");
    }

    private void copy(Connection connection) throws SQLException {
        Encoded encoded = new Encoded();
        encoded.put(HEADER);
        for (@Nullable
        Object[] each : rows) {
            encoded.putShort((short) columns.length);
            for (int i = 0; i < columns.length; i++) {
                encoded.value(type(i), each[i]);
            }
        }
        encoded.putShort(TRAILER);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                "copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)");
        copy.writeToCopy(encoded.bytes, 0, encoded.length);
        if (copy.endCopy() != rows.size()) {
            throw new SQLException(
                    "copied " + copy.getHandledRowCount() + " rows of " + rows.size() + " into " + table);
        }
    }

    /// COPY's own format: the length of each value in front of it.
    private static final class Encoded {
        private byte[] bytes = new byte[1 << 16];
        private int length;

        void value(Type type, @Nullable Object value) {
            switch (value) {
                case null -> putInt(NULL_LENGTH);
                case Short small -> {
                    putInt(Short.BYTES);
                    putShort(small);
                }
                case Integer whole -> {
                    putInt(Integer.BYTES);
                    putInt(whole);
                }
                case Long large -> {
                    putInt(Long.BYTES);
                    putLong(large);
                }
                case UUID id -> {
                    putInt(2 * Long.BYTES);
                    putLong(id.getMostSignificantBits());
                    putLong(id.getLeastSignificantBits());
                }
                case Instant at -> {
                    putInt(Long.BYTES);
                    putLong(ChronoUnit.MICROS.between(POSTGRES_EPOCH, at));
                }
                case byte[] raw -> {
                    putInt(raw.length);
                    put(raw);
                }
                default -> {
                    byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
                    boolean versioned = type == Type.JSONB;
                    putInt(utf8.length + (versioned ? 1 : 0));
                    if (versioned) {
                        put(new byte[]{JSONB_VERSION});
                    }
                    put(utf8);
                }
            }
        }

        void putShort(short value) {
            reserve(Short.BYTES);
            bytes[length++] = (byte) (value >>> 8);
            bytes[length++] = (byte) value;
        }

        private void putInt(int value) {
            putShort((short) (value >>> 16));
            putShort((short) value);
        }

        private void putLong(long value) {
            putInt((int) (value >>> 32));
            putInt((int) value);
        }

        void put(byte[] values) {
            reserve(values.length);
            System.arraycopy(values, 0, bytes, length, values.length);
            length += values.length;
        }

        private void reserve(int more) {
            if (bytes.length - length < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }
    }
}
