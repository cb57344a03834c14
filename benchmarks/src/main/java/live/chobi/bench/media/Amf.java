package live.chobi.bench.media;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of AMF 0 that commands use: numbers, booleans, strings, objects, null. Values are the Java ones.
final class Amf {
    private Amf() {
    }

    static void write(ByteBuf out, @Nullable Object value) {
        switch (value) {
            case null -> out.writeByte(5);
            case Number number -> out.writeByte(0).writeDouble(number.doubleValue());
            case Boolean flag -> out.writeByte(1).writeBoolean(flag);
            case String text -> {
                out.writeByte(2);
                text(out, text);
            }
            case Map<?, ?> fields -> {
                out.writeByte(3);
                fields.forEach((name, field) -> {
                    text(out, name.toString());
                    write(out, field);
                });
                out.writeMedium(9);
            }
            default -> throw new IllegalArgumentException("no AMF for " + value.getClass());
        }
    }

    private static void text(ByteBuf out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length).writeBytes(bytes);
    }

    static @Nullable Object read(ByteBuf in) {
        int type = in.readByte();
        return switch (type) {
            case 0 -> in.readDouble();
            case 1 -> in.readBoolean();
            case 2 -> text(in);
            case 3 -> fields(in);
            case 8 -> {
                in.skipBytes(4);
                yield fields(in);
            }
            case 5, 6 -> null;
            case 10 -> {
                int count = in.readInt();
                for (int i = 0; i < count; i++) {
                    read(in);
                }
                yield null;
            }
            default -> throw new IllegalArgumentException("AMF type " + type);
        };
    }

    private static String text(ByteBuf in) {
        return in.readCharSequence(in.readUnsignedShort(), StandardCharsets.UTF_8).toString();
    }

    private static Map<String, @Nullable Object> fields(ByteBuf in) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (in.readableBytes() >= 3) {
            String name = text(in);
            if (name.isEmpty()) {
                in.skipBytes(1);
                break;
            }
            fields.put(name, read(in));
        }
        return fields;
    }
}
