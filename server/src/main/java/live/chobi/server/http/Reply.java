package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// An answer on its way: status, headers, body. It owns its buffers until [Exchange#respond] takes it.
///
/// The edge adds what every answer has: date, length, request id, CORS, compression.
public record Reply(int status, HttpHeaders headers, Body body) {
    public sealed interface Body {
        /// @param gzipped the same bytes compressed already, where they are shared by many
        /// @param compressible text worth compressing when it is long; media is not
        record Bytes(ByteBuf content, Optional<ByteBuf> gzipped, boolean compressible) implements Body {}

        /// A stretch of a file, sent without a copy where the connection allows. A file that is not there, or is
        /// shorter, is answered 404.
        record FilePart(Path file, long offset, long length) implements Body {}

        /// Of unknown length. A client that leaves [GrowingAnswer#UNREAD_MAX] unread is closed.
        record Growing(GrowingBody source) implements Body {}
    }

    public static Reply json(int status, byte[] body) {
        return text(status, "application/json", body);
    }

    /// Text of any media type.
    public static Reply text(int status, String contentType, byte[] body) {
        return text(status, contentType, Unpooled.wrappedBuffer(body));
    }

    public static Reply text(int status, String contentType, ByteBuf body) {
        return of(status, new Body.Bytes(body, Optional.empty(), true)).with("content-type", contentType);
    }

    public static Reply plain(int status, String text) {
        return text(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty(int status) {
        return of(status, new Body.Bytes(Unpooled.EMPTY_BUFFER, Optional.empty(), false));
    }

    /// Bytes that are sent as they are, unless the client takes the compressed form that is there too.
    public static Reply bytes(int status, String contentType, ByteBuf body, Optional<ByteBuf> gzipped) {
        return of(status, new Body.Bytes(body, gzipped, false)).with("content-type", contentType);
    }

    public static Reply file(int status, String contentType, Path file, long offset, long length) {
        return of(status, new Body.FilePart(file, offset, length)).with("content-type", contentType);
    }

    public static Reply growing(String contentType, GrowingBody source) {
        return of(200, new Body.Growing(source)).with("content-type", contentType);
    }

    private static Reply of(int status, Body body) {
        return new Reply(status, new DefaultHttpHeaders(), body);
    }

    public Reply with(String name, String value) {
        headers.set(name, value);
        return this;
    }

    void release() {
        if (body instanceof Body.Bytes(var content, var gzipped, _)) {
            content.release();
            gzipped.ifPresent(ByteBuf::release);
        }
    }
}
