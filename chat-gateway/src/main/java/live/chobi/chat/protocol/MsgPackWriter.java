package live.chobi.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// JSON trees, with bytes where a binary node stands, to MessagePack, each value in its shortest form. Spec:
/// github.com/msgpack/msgpack/blob/master/spec.md, "Serialization". Owner: the call that makes it.
final class MsgPackWriter {
    private static final int FIX_STRING = 0xa0;
    private static final int FIX_ARRAY = 0x90;
    private static final int FIX_MAP = 0x80;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    static byte[] write(JsonNode tree) {
        MsgPackWriter writer = new MsgPackWriter();
        writer.value(tree);
        return writer.out.toByteArray();
    }

    private void value(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                head(FIX_MAP, 15, -1, 0xde, object.size());
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    text(field.getKey());
                    value(field.getValue());
                }
            }
            case ArrayNode array -> {
                head(FIX_ARRAY, 15, -1, 0xdc, array.size());
                array.forEach(this::value);
            }
            case BinaryNode binary -> {
                byte[] bytes = binary.binaryValue();
                head(-1, -1, 0xc4, 0xc5, bytes.length);
                out.writeBytes(bytes);
            }
            default -> scalar(node);
        }
    }

    private void scalar(JsonNode node) {
        if (node.isTextual()) {
            text(node.textValue());
        } else if (node.isBoolean()) {
            out.write(node.booleanValue() ? 0xc3 : 0xc2);
        } else if (node.isIntegralNumber() && node.canConvertToLong()) {
            integer(node.longValue());
        } else if (node.isNumber()) {
            out.write(0xcb);
            bytes(Double.doubleToLongBits(node.doubleValue()), 8);
        } else {
            out.write(0xc0);
        }
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(FIX_STRING, 31, 0xd9, 0xda, utf8.length);
        out.writeBytes(utf8);
    }

    private void integer(long value) {
        if (value >= -32 && value < 128) {
            out.write((int) value);
        } else if (value >= 0) {
            int power = value <= 0xff ? 0 : value <= 0xffff ? 1 : value <= 0xffff_ffffL ? 2 : 3;
            out.write(0xcc + power);
            bytes(value, 1 << power);
        } else {
            int power = value == (byte) value ? 0 : value == (short) value ? 1 : value == (int) value ? 2 : 3;
            out.write(0xd0 + power);
            bytes(value, 1 << power);
        }
    }

    /// The type and length of what follows. Negative: there is no such form.
    ///
    /// @param of16 the type with a length of two bytes; the next one has four
    private void head(int fix, int fixMax, int of8, int of16, int length) {
        if (length <= fixMax) {
            out.write(fix | length);
        } else if (of8 >= 0 && length <= 0xff) {
            out.write(of8);
            out.write(length);
        } else if (length <= 0xffff) {
            out.write(of16);
            bytes(length, 2);
        } else {
            out.write(of16 + 1);
            bytes(length, 4);
        }
    }

    private void bytes(long value, int count) {
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
