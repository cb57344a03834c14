package live.chobi.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.Problem;

/// A file that never changes under its name, as an answer: with a validator, by ranges, to be kept for a time.
///
/// @param etag strong, with its quotes
/// @param maxAge how long it may be kept without asking
public record StoredFile(Path file, String contentType, String etag, boolean isPublic, Duration maxAge) {
    /// Bytes of a file that may be had, the last one included.
    public record Window(long first, long last) {}

    /// Empty when it is not there. Blocks; virtual threads.
    public Optional<Reply> reply(Exchange exchange) throws IOException {
        return replyWithin(exchange, List.of());
    }

    /// As [#reply], but only what lies in one of these windows is given: FORBIDDEN for the rest, and for all of it.
    ///
    /// @param windows none: the whole file may be had
    public Optional<Reply> replyWithin(Exchange exchange, List<Window> windows) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(part(exchange, Files.size(file), windows).with("etag", etag).with("accept-ranges", "bytes")
                .with("cache-control", (isPublic ? "public" : "private") + ", max-age=" + maxAge.toSeconds()));
    }

    private Reply part(Exchange exchange, long length, List<Window> windows) {
        if (exchange.header("if-none-match").filter(it -> EntityTag.isKnown(it, etag)).isPresent()) {
            return Reply.empty(304);
        }
        // Only this very file has the rest of what the client has. RFC 9110 §13.1.5.
        boolean isThis = exchange.header("if-range").map(etag::equals).orElse(true);
        ByteRange range = exchange.header("range").filter(_ -> isThis).map(it -> ByteRange.parse(it, length))
                .orElseGet(ByteRange.Whole::new);
        requireWithin(range, windows);
        return switch (range) {
            case ByteRange.Whole _ -> Reply.file(200, contentType, file, 0, length);
            case ByteRange.Unsatisfiable _ -> Reply.empty(416).with("content-range", "bytes */" + length);
            case ByteRange.Part part -> Reply.file(206, contentType, file, part.first(), part.length())
                    .with("content-range", "bytes " + part.first() + "-" + part.last() + "/" + length);
        };
    }

    private static void requireWithin(ByteRange range, List<Window> windows) {
        boolean isWithin = switch (range) {
            case ByteRange.Unsatisfiable _ -> true;
            case ByteRange.Whole _ -> windows.isEmpty();
            case ByteRange.Part part -> windows.isEmpty()
                    || windows.stream().anyMatch(it -> it.first() <= part.first() && part.last() <= it.last());
        };
        if (!isWithin) {
            throw Problem.forbidden("outside_clip", "of this file only the ranges that the playlist names may be had");
        }
    }
}
