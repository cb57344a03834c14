package live.chobi.server.bridge;

import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.DatabaseAway;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Refusal;
import live.chobi.server.http.Reply;
import live.chobi.server.http.Route;

/// Serves pictures that people have uploaded, custom emoji and avatars, by their ids. The bytes of an id never change,
/// so whoever has them need not ask again. They are served as the picture they were checked to be, and as nothing else.
public final class StoredPictures implements Route {
    /// Where they are kept. Virtual threads.
    public interface Shelf {
        Optional<Picture> picture(UUID id);
    }

    /// @param bytes on the heap, read-only
    public record Picture(String contentType, ByteBuffer bytes) {}

    private final Shelf shelf;

    public StoredPictures(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            exchange.respond(Refusal.METHOD_NOT_ALLOWED.reply().with("allow", "GET, HEAD"));
            return;
        }
        Optional<UUID> id = Uuid7.parse(exchange.below());
        if (id.isEmpty()) {
            exchange.refuse(Refusal.NOT_FOUND);
            return;
        }
        exchange.onVirtualThread(() -> send(exchange, id.get()));
    }

    private void send(Exchange exchange, UUID id) {
        try {
            shelf.picture(id).ifPresentOrElse(it -> exchange.respond(reply(exchange, id, it)),
                    () -> exchange.refuse(Refusal.NOT_FOUND));
        } catch (DatabaseAway _) {
            exchange.respond(Reply.plain(503, "the database does not answer").with("retry-after", "1"));
        }
    }

    private static Reply reply(Exchange exchange, UUID id, Picture picture) {
        String tag = "\"" + id + "\"";
        Reply reply = exchange.header("if-none-match").filter(tag::equals).isPresent()
                ? Reply.empty(304)
                : Reply.bytes(200, picture.contentType(), Unpooled.wrappedBuffer(picture.bytes()), Optional.empty());
        return reply.with("etag", tag).with("cache-control", "public, max-age=31536000, immutable")
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; sandbox")
                .with("cross-origin-resource-policy", "cross-origin");
    }
}
