package live.chobi.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.netty.buffer.Unpooled;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import live.chobi.outbox.Json;

/// One MessagePack value to a JSON tree, with binary nodes for bytes. What JSON cannot say becomes what JavaScript's
/// `JSON.stringify` makes of it, so that an application sees no difference between clients: no number is null, a time is
/// its ISO text, an undefined field is not there. Spec: github.com/msgpack/msgpack/blob/master/spec.md.
///
/// Every length is checked against the bytes that are left before anything is allocated for it. Owner: the call that
/// makes it.
final class MsgPackReader {
    private static final int DEPTH_MAX = 100;
    /// Of the specification.
    private static final int TIMESTAMP = -1;
    /// notepack.io, which stock clients write with: of fixed length, one byte is `undefined` and eight are a time in
    /// milliseconds; of given length, it is an ArrayBuffer.
    private static final int NOTEPACK = 0;

    private final ByteBuffer in;

    private MsgPackReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /// [ProtocolViolation] for anything but one whole value.
    static JsonNode read(byte[] bytes) {
        MsgPackReader reader = new MsgPackReader(bytes);
        JsonNode value = reader.value(0);
        if (reader.in.hasRemaining()) {
            throw new ProtocolViolation(reader.in.remaining() + " bytes after the MessagePack value");
        }
        return value;
    }

    private JsonNode value(int depth) {
        if (depth > DEPTH_MAX) {
            throw new ProtocolViolation("MessagePack nested deeper than " + DEPTH_MAX);
        }
        int type = (int) unsigned(1);
        if (type < 0x80 || type >= 0xe0) {
            return integer((byte) type);
        }
        if (type < 0x90) {
            return map(type & 0x0f, depth);
        }
        if (type < 0xa0) {
            return array(type & 0x0f, depth);
        }
        if (type < 0xc0) {
            return TextNode.valueOf(text(type & 0x1f));
        }
        return switch (type) {
            case 0xc0 -> NullNode.instance;
            case 0xc2 -> BooleanNode.FALSE;
            case 0xc3 -> BooleanNode.TRUE;
            case 0xc4, 0xc5, 0xc6 -> BinaryNode.valueOf(bytes(unsigned(1 << (type - 0xc4))));
            case 0xc7, 0xc8, 0xc9 -> extension(unsigned(1 << (type - 0xc7)), false);
            case 0xca -> number(Float.intBitsToFloat((int) unsigned(4)));
            case 0xcb -> number(Double.longBitsToDouble(unsigned(8)));
            case 0xcc, 0xcd, 0xce -> integer(unsigned(1 << (type - 0xcc)));
            case 0xcf -> unsignedLong(unsigned(8));
            case 0xd0, 0xd1, 0xd2, 0xd3 -> integer(signed(1 << (type - 0xd0)));
            case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> extension(1L << (type - 0xd4), true);
            case 0xd9, 0xda, 0xdb -> TextNode.valueOf(text(unsigned(1 << (type - 0xd9))));
            case 0xdc, 0xdd -> array(unsigned(2 << (type - 0xdc)), depth);
            case 0xde, 0xdf -> map(unsigned(2 << (type - 0xde)), depth);
            default -> throw new ProtocolViolation("the MessagePack type " + type + " that is never used");
        };
    }

    private ObjectNode map(long size, int depth) {
        requireLeft(2 * size);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (long i = 0; i < size; i++) {
            JsonNode key = value(depth + 1);
            JsonNode value = value(depth + 1);
            if (!key.isTextual()) {
                throw new ProtocolViolation("a MessagePack key that is no text");
            }
            if (!value.isMissingNode() && object.putIfAbsent(key.textValue(), value) != null) {
                throw new ProtocolViolation("a MessagePack key that stands twice");
            }
        }
        return object;
    }

    private ArrayNode array(long size, int depth) {
        requireLeft(size);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (long i = 0; i < size; i++) {
            JsonNode value = value(depth + 1);
            array.add(value.isMissingNode() ? NullNode.instance : value);
        }
        return array;
    }

    private String text(long length) {
        return StrictUtf8.decode(Unpooled.wrappedBuffer(bytes(length)));
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : NullNode.instance;
    }

    /// As the JSON reader has it.
    private static JsonNode integer(long value) {
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    private static JsonNode unsignedLong(long value) {
        return value >= 0
                ? integer(value)
                : BigIntegerNode.valueOf(new BigInteger(Long.toUnsignedString(value)));
    }

    private JsonNode extension(long length, boolean isFixed) {
        int type = (byte) unsigned(1);
        byte[] bytes = bytes(length);
        ByteBuffer payload = ByteBuffer.wrap(bytes);
        if (type == NOTEPACK && !isFixed) {
            return BinaryNode.valueOf(bytes);
        }
        if (type == NOTEPACK && length == 1) {
            return MissingNode.getInstance();
        }
        try {
            if (type == NOTEPACK && length == 8) {
                return time(Instant.ofEpochMilli(payload.getLong()));
            }
            if (type == TIMESTAMP && length == 4) {
                return time(Instant.ofEpochSecond(Integer.toUnsignedLong(payload.getInt())));
            }
            if (type == TIMESTAMP && length == 8) {
                long bits = payload.getLong();
                return time(Instant.ofEpochSecond(bits & 0x3_ffff_ffffL, bits >>> 34));
            }
            if (type == TIMESTAMP && length == 12) {
                int nanos = payload.getInt();
                return time(Instant.ofEpochSecond(payload.getLong(), nanos));
            }
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException _) {
            throw new ProtocolViolation("a MessagePack time that no calendar has");
        }
        throw new ProtocolViolation("a MessagePack extension of type " + type + " and " + length + " bytes");
    }

    private static JsonNode time(Instant instant) {
        return TextNode.valueOf(Json.format(instant));
    }

    private byte[] bytes(long length) {
        requireLeft(length);
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    /// Eight bytes fill the sign too.
    private long unsigned(int count) {
        requireLeft(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | (in.get() & 0xff);
        }
        return value;
    }

    private long signed(int count) {
        int unused = Long.SIZE - 8 * count;
        return unsigned(count) << unused >> unused;
    }

    private void requireLeft(long length) {
        if (length > in.remaining()) {
            throw new ProtocolViolation("MessagePack that ends too early");
        }
    }
}
