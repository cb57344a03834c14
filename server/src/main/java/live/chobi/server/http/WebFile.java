package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// A file of the pages as it is sent, compressed once. Immutable.
record WebFile(String contentType, ByteBuf bytes, Optional<ByteBuf> gzipped, String etag) {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"), Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"), Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"), Map.entry("map", "application/json"),
            Map.entry("txt", "text/plain; charset=utf-8"), Map.entry("svg", "image/svg+xml"),
            Map.entry("webmanifest", "application/manifest+json"), Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"), Map.entry("webp", "image/webp"), Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"), Map.entry("mp3", "audio/mpeg"), Map.entry("mp4", "video/mp4"));

    static WebFile of(String name, byte[] bytes) {
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        boolean text = type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml");
        Optional<ByteBuf> gzipped = text && bytes.length >= Compression.WORTH_BYTES
                ? Optional.of(shared(Compression.gzip(bytes)))
                : Optional.empty();
        return new WebFile(type, shared(bytes), gzipped, etag(bytes));
    }

    /// On the heap, never released, so that any number of answers may carry it.
    private static ByteBuf shared(byte[] bytes) {
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes).asReadOnly());
    }

    /// Weak, because the compressed and the plain form share it (RFC 9110 §8.8.1).
    private static String etag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isPage() {
        return contentType.startsWith("text/html");
    }

    boolean matches(String ifNoneMatch) {
        return EntityTag.isKnown(ifNoneMatch, etag);
    }

    Reply reply() {
        return Reply.bytes(200, contentType, bytes.duplicate(), gzipped.map(ByteBuf::duplicate));
    }
}
