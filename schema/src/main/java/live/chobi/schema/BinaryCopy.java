package live.chobi.schema;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into one table by `COPY … FROM STDIN (FORMAT binary)`; the format is that of PostgreSQL's page on
/// COPY. Many rows make one record of its write-ahead log for each page they fill, where an INSERT makes one for each
/// row, and no value is written as text and parsed again. Triggers and constraints work as for an INSERT.
///
/// Every row gives each column once, in the order of the columns, with the type it has in the table: PostgreSQL refuses
/// a value of another length, but cannot tell an int8 from a timestamp. Owner: the thread inside the transaction.
public final class BinaryCopy {
    /// Signature, flags and length of the header's extension.
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0,
        0, 0, 0};
    private static final int NULL_LENGTH = -1;
    private static final short TRAILER = -1;
    /// jsonb_recv knows one version of its format.
    private static final byte JSONB_VERSION = 1;
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final String table;
    private final String[] columns;
    private byte[] bytes = new byte[1 << 12];
    private int length;
    private int rows;

    /// @param columns those that the rows give; the others have their defaults
    public BinaryCopy(String table, String... columns) {
        this.table = table;
        this.columns = columns;
        put(HEADER);
    }

    /// Begins the next row.
    public BinaryCopy row() {
        rows++;
        putShort((short) columns.length);
        return this;
    }

    public BinaryCopy int2(short value) {
        putInt(Short.BYTES);
        putShort(value);
        return this;
    }

    public BinaryCopy int4(int value) {
        putInt(Integer.BYTES);
        putInt(value);
        return this;
    }

    public BinaryCopy int8(long value) {
        putInt(Long.BYTES);
        putLong(value);
        return this;
    }

    public BinaryCopy int8OrNull(@Nullable Long value) {
        return value == null ? nothing() : int8(value);
    }

    public BinaryCopy int2OrNull(@Nullable Short value) {
        return value == null ? nothing() : int2(value);
    }

    public BinaryCopy uuid(UUID value) {
        putInt(2 * Long.BYTES);
        putLong(value.getMostSignificantBits());
        putLong(value.getLeastSignificantBits());
        return this;
    }

    public BinaryCopy uuidOrNull(@Nullable UUID value) {
        return value == null ? nothing() : uuid(value);
    }

    public BinaryCopy text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /// `json`: its bytes as they are.
    public BinaryCopy json(String value) {
        return text(value);
    }

    public BinaryCopy jsonb(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        putInt(1 + utf8.length);
        put(new byte[]{JSONB_VERSION});
        put(utf8);
        return this;
    }

    public BinaryCopy bytes(byte[] value) {
        putInt(value.length);
        put(value);
        return this;
    }

    /// `timestamptz`: to the microsecond.
    public BinaryCopy instant(Instant value) {
        return int8(ChronoUnit.MICROS.between(POSTGRES_EPOCH, value));
    }

    public BinaryCopy instantOrNull(@Nullable Instant value) {
        return value == null ? nothing() : instant(value);
    }

    private BinaryCopy nothing() {
        putInt(NULL_LENGTH);
        return this;
    }

    /// Sends all rows; nothing where there are none.
    public void write(DSLContext tx) {
        if (rows == 0) {
            return;
        }
        putShort(TRAILER);
        tx.connection(this::send);
    }

    private void send(Connection connection) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                "copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)");
        copy.writeToCopy(bytes, 0, length);
        if (copy.endCopy() != rows) {
            throw new SQLException("copied " + copy.getHandledRowCount() + " rows of " + rows + " into " + table);
        }
    }

    private void putShort(short value) {
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

    private void put(byte[] values) {
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
