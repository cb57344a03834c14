package live.chobi.chat.emoji;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What the first bytes of a picture say about it. The type is read from the bytes, never believed: what is served
/// under this server's name must be what it is called. Pure.
///
/// Sources: PNG (ISO/IEC 15948 §11.2.2), GIF89a §18, WebP (RFC 9649 §2).
///
/// @param contentType image/png, image/gif or image/webp
record Picture(String contentType, int width, int height) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// Empty for anything else, and for what is cut off before it says its size.
    static Optional<Picture> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length >= 24 && startsWith(bytes, 0, PNG) && text(bytes, 12, 4).equals("IHDR")) {
            return sized("image/png", in.getInt(16), in.getInt(20));
        }
        in.order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length >= 10 && (text(bytes, 0, 6).equals("GIF87a") || text(bytes, 0, 6).equals("GIF89a"))) {
            return sized("image/gif", in.getShort(6) & 0xffff, in.getShort(8) & 0xffff);
        }
        if (bytes.length >= 30 && text(bytes, 0, 4).equals("RIFF") && text(bytes, 8, 4).equals("WEBP")) {
            return webp(bytes, in);
        }
        return Optional.empty();
    }

    private static Optional<Picture> webp(byte[] bytes, ByteBuffer in) {
        return switch (text(bytes, 12, 4)) {
            // A key frame's header: a tag of three bytes, the start code, then 14 bits each (RFC 6386 §9.1).
            case "VP8 " -> bytes[23] == (byte) 0x9d && bytes[24] == 0x01 && bytes[25] == 0x2a
                    ? sized("image/webp", in.getShort(26) & 0x3fff, in.getShort(28) & 0x3fff)
                    : Optional.empty();
            case "VP8L" -> bytes[20] == 0x2f
                    ? sized("image/webp", (in.getInt(21) & 0x3fff) + 1, (in.getInt(21) >>> 14 & 0x3fff) + 1)
                    : Optional.empty();
            case "VP8X" -> sized("image/webp", (in.getInt(24) & 0xffffff) + 1, (in.getInt(26) >>> 8) + 1);
            default -> Optional.empty();
        };
    }

    private static Optional<Picture> sized(String type, int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new Picture(type, width, height)) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] start) {
        return java.util.Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
    }

    private static String text(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
