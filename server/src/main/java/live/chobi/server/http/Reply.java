package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// An answer on its way: status, headers, body. It owns its buffers until [Exchange#respond] takes it.
///
/// The edge adds what every answer has: length, request id, CORS, compression.
///
/// @param gzipped the same body compressed already, where it is shared by many
/// @param compressible text worth compressing when it is long; media is not
public record Reply(int status, HttpHeaders headers, ByteBuf body, Optional<ByteBuf> gzipped, boolean compressible) {
    public static Reply json(int status, byte[] body) {
        return text(status, "application/json", body);
    }

    /// Text of any media type.
    public static Reply text(int status, String contentType, byte[] body) {
        return new Reply(status, new DefaultHttpHeaders(), Unpooled.wrappedBuffer(body), Optional.empty(), true)
                .with("content-type", contentType);
    }

    public static Reply plain(int status, String text) {
        return text(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty(int status) {
        return new Reply(status, new DefaultHttpHeaders(), Unpooled.EMPTY_BUFFER, Optional.empty(), false);
    }

    /// Bytes that are sent as they are, unless the client takes the compressed form that is there too.
    public static Reply bytes(int status, String contentType, ByteBuf body, Optional<ByteBuf> gzipped) {
        return new Reply(status, new DefaultHttpHeaders(), body, gzipped, false).with("content-type", contentType);
    }

    public Reply with(String name, String value) {
        headers.set(name, value);
        return this;
    }

    void release() {
        body.release();
        gzipped.ifPresent(ByteBuf::release);
    }
}
