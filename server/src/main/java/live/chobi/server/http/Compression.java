package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Gzip of answers, chosen by the request's `accept-encoding`. Spec: RFC 9110 §12.5.3. Pure; any thread.
public final class Compression {
    /// Below this the headers and the work cost more than the bytes saved.
    static final int WORTH_BYTES = 1024;

    private Compression() {
    }

    public static byte[] gzip(byte[] bytes) {
        return gzip(Unpooled.wrappedBuffer(bytes));
    }

    private static byte[] gzip(ByteBuf bytes) {
        var compressed = new ByteArrayOutputStream(Math.max(64, bytes.readableBytes() / 3));
        try (var out = new GZIPOutputStream(compressed); var in = new ByteBufInputStream(bytes.duplicate())) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /// The body to send for this request, with the headers that say so. Takes the reply's buffers.
    static ByteBuf body(HttpHeaders headers, Reply.Body.Bytes reply, @Nullable String acceptEncoding) {
        boolean worthIt = reply.compressible() && reply.content().readableBytes() >= WORTH_BYTES;
        if (!worthIt && reply.gzipped().isEmpty()) {
            return reply.content();
        }
        Vary.add(headers, "accept-encoding");
        if (!accepts(acceptEncoding)) {
            reply.gzipped().ifPresent(ByteBuf::release);
            return reply.content();
        }
        headers.set("content-encoding", "gzip");
        try {
            return reply.gzipped().orElseGet(() -> Unpooled.wrappedBuffer(gzip(reply.content())));
        } finally {
            reply.content().release();
        }
    }

    /// Whether gzip is welcome: named (or `*`) and not with `q=0`.
    static boolean accepts(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        boolean any = false;
        for (String part : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] pieces = part.split(";", 2);
            String coding = pieces[0].trim();
            boolean wanted = pieces.length == 1 || !pieces[1].trim().matches("q=0(\\.0*)?");
            if (coding.equals("gzip") || coding.equals("x-gzip")) {
                return wanted;
            }
            any |= coding.equals("*") && wanted;
        }
        return any;
    }
}
