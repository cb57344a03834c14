package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.chobi.media.rtmp.RtmpViolation.Kind;

/// Reads and writes AMF 0. Spec: AMF 0, December 2007.
///
/// One reader per message: it counts values and depth, because a few bytes can describe a deep or endless tree.
final class Amf0 {
    static final int DEPTH_MAX = 8;
    static final int VALUES_MAX = 1024;

    private static final int NUMBER = 0x00;
    private static final int BOOLEAN = 0x01;
    private static final int STRING = 0x02;
    private static final int OBJECT = 0x03;
    private static final int NULL = 0x05;
    private static final int UNDEFINED = 0x06;
    private static final int ECMA_ARRAY = 0x08;
    private static final int OBJECT_END = 0x09;
    private static final int STRICT_ARRAY = 0x0A;
    private static final int DATE = 0x0B;
    private static final int LONG_STRING = 0x0C;
    private static final int UNSUPPORTED = 0x0D;
    private static final int XML_DOCUMENT = 0x0F;
    private static final int TYPED_OBJECT = 0x10;

    private final ByteBuf in;
    private int values;

    private Amf0(ByteBuf in) {
        this.in = in;
    }

    /// All values up to the end of the buffer.
    static List<AmfValue> readAll(ByteBuf in) {
        var reader = new Amf0(in);
        try {
            List<AmfValue> all = new ArrayList<>();
            while (in.isReadable()) {
                all.add(reader.read(0));
            }
            return all;
        } catch (IndexOutOfBoundsException _) {
            throw new RtmpViolation(Kind.MESSAGE, "an AMF value ends after its message");
        }
    }

    private AmfValue read(int depth) {
        if (++values > VALUES_MAX || depth > DEPTH_MAX) {
            throw new RtmpViolation(Kind.MESSAGE,
                    "AMF with more than " + VALUES_MAX + " values or deeper than " + DEPTH_MAX);
        }
        int marker = in.readUnsignedByte();
        return switch (marker) {
            case NUMBER -> new AmfValue.Numeric(in.readDouble());
            case BOOLEAN -> new AmfValue.Bool(in.readBoolean());
            case STRING -> new AmfValue.Text(text(in.readUnsignedShort()));
            case OBJECT -> new AmfValue.Fields(entries(depth));
            case NULL -> new AmfValue.Null();
            case UNDEFINED, UNSUPPORTED -> new AmfValue.Undefined();
            case ECMA_ARRAY -> {
                in.skipBytes(4); // The count is a hint that encoders get wrong; the end marker counts.
                yield new AmfValue.EcmaArray(entries(depth));
            }
            case STRICT_ARRAY -> items(depth);
            case DATE -> {
                var date = new AmfValue.Date(in.readDouble());
                in.skipBytes(2);
                yield date;
            }
            case LONG_STRING, XML_DOCUMENT -> new AmfValue.Text(text(in.readInt()));
            case TYPED_OBJECT -> {
                in.skipBytes(in.readUnsignedShort());
                yield new AmfValue.Fields(entries(depth));
            }
            default -> throw new RtmpViolation(Kind.MESSAGE, "AMF marker " + marker + " is unknown");
        };
    }

    private Map<String, AmfValue> entries(int depth) {
        Map<String, AmfValue> entries = new LinkedHashMap<>();
        // Some encoders end an ECMA array with the message instead of the end marker.
        while (in.isReadable()) {
            String name = text(in.readUnsignedShort());
            if (name.isEmpty() && in.getUnsignedByte(in.readerIndex()) == OBJECT_END) {
                in.skipBytes(1);
                break;
            }
            entries.put(name, read(depth + 1));
        }
        return entries;
    }

    private AmfValue items(int depth) {
        int count = in.readInt();
        if (count < 0 || count > in.readableBytes()) { // A value takes at least one byte.
            throw new RtmpViolation(Kind.MESSAGE, "an AMF array of " + count + " values");
        }
        List<AmfValue> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(read(depth + 1));
        }
        return new AmfValue.Items(items);
    }

    private String text(int bytes) {
        if (bytes < 0 || bytes > in.readableBytes()) {
            throw new RtmpViolation(Kind.MESSAGE, "an AMF string of " + bytes + " bytes");
        }
        return in.readString(bytes, StandardCharsets.UTF_8);
    }

    static void write(ByteBuf out, AmfValue value) {
        switch (value) {
            case AmfValue.Numeric(double number) -> out.writeByte(NUMBER).writeDouble(number);
            case AmfValue.Bool(boolean bool) -> out.writeByte(BOOLEAN).writeBoolean(bool);
            case AmfValue.Text(String text) -> writeText(out, text);
            case AmfValue.Fields(var entries) -> {
                out.writeByte(OBJECT);
                writeEntries(out, entries);
            }
            case AmfValue.EcmaArray(var entries) -> {
                out.writeByte(ECMA_ARRAY).writeInt(entries.size());
                writeEntries(out, entries);
            }
            case AmfValue.Items(var items) -> {
                out.writeByte(STRICT_ARRAY).writeInt(items.size());
                items.forEach(item -> write(out, item));
            }
            case AmfValue.Date(double epochMs) -> out.writeByte(DATE).writeDouble(epochMs).writeShort(0);
            case AmfValue.Null() -> out.writeByte(NULL);
            case AmfValue.Undefined() -> out.writeByte(UNDEFINED);
        }
    }

    private static void writeText(ByteBuf out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= 0xFFFF) {
            out.writeByte(STRING).writeShort(bytes.length).writeBytes(bytes);
        } else {
            out.writeByte(LONG_STRING).writeInt(bytes.length).writeBytes(bytes);
        }
    }

    private static void writeEntries(ByteBuf out, Map<String, AmfValue> entries) {
        entries.forEach((name, value) -> {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            out.writeShort(bytes.length).writeBytes(bytes);
            write(out, value);
        });
        out.writeShort(0).writeByte(OBJECT_END);
    }
}
