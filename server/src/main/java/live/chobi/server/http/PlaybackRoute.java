package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Uuid7;

/// `/live/{sessionId}/…` and, for private sessions, `/live/{sessionId}/t/{token}/…`: addresses inside playlists are
/// relative, so that the token stays in front of them and the playlist's bytes are the same for all.
public final class PlaybackRoute implements Route {
    private final PlaybackGate gate;
    private final PlaybackSource source;

    public PlaybackRoute(PlaybackGate gate, PlaybackSource source) {
        this.gate = gate;
        this.source = source;
    }

    /// What a playback address asks for.
    private record Asked(SessionId session, Optional<String> token, String path) {
        static Optional<Asked> parse(String below) {
            int slash = below.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            String rest = below.substring(slash + 1);
            int tokenEnd = rest.startsWith("t/") ? rest.indexOf('/', 2) : -1;
            Optional<String> token = tokenEnd < 0 ? Optional.empty() : Optional.of(rest.substring(2, tokenEnd));
            String path = tokenEnd < 0 ? rest : rest.substring(tokenEnd + 1);
            return Uuid7.parse(below.substring(0, slash)).map(it -> new Asked(new SessionId(it), token, path));
        }
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            exchange.respond(Refusal.METHOD_NOT_ALLOWED.reply().with("allow", "GET, HEAD, OPTIONS"));
            return;
        }
        Optional<Asked> asked = Asked.parse(exchange.below());
        if (asked.isEmpty()) {
            refuse(exchange, Problem.notFound("session", exchange.below()));
            return;
        }
        switch (gate.check(asked.get().session(), asked.get().token())) {
            case ALLOWED -> find(exchange, asked.get());
            case FORBIDDEN -> refuse(exchange,
                    Problem.forbidden("playback_token_needed",
                            "this session is private: its playback needs a valid token"));
            case UNKNOWN -> refuse(exchange, Problem.notFound("session", asked.get().session()));
        }
    }

    /// A viewer who comes with the first key frame waits for the first playlist instead of asking again and again.
    private void find(Exchange exchange, Asked asked) {
        Optional<PlaybackObject> found = source.get(asked.session(), asked.path());
        if (found.isPresent()) {
            send(exchange, asked, found.get());
            return;
        }
        var _ = source.first(asked.session()).thenRun(() -> source.get(asked.session(), asked.path()).ifPresentOrElse(
                object -> send(exchange, asked, object),
                () -> refuse(exchange, Problem.notFound("media", asked.path()))));
    }

    private static void send(Exchange exchange, Asked asked, PlaybackObject object) {
        Optional<String> range = exchange.header("range").filter(_ -> object.immutable());
        Reply reply = range.isPresent()
                ? part(object, ByteRange.parse(range.get(), object.content().readableBytes()))
                : Reply.bytes(200, object.contentType(), object.content(), object.gzipped());
        // A shared cache must not hand a private session's media to others who guess its address.
        String audience = asked.token().isPresent() ? "private" : "public";
        exchange.respond(reply.with("cache-control",
                object.immutable() ? audience + ", max-age=31536000, immutable" : "no-cache"));
    }

    private static Reply part(PlaybackObject object, ByteRange asked) {
        int length = object.content().readableBytes();
        return switch (asked) {
            case ByteRange.Whole _ -> Reply.bytes(200, object.contentType(), object.content(), object.gzipped());
            case ByteRange.Unsatisfiable _ -> {
                object.release();
                yield Reply.empty(416).with("content-range", "bytes */" + length);
            }
            case ByteRange.Part(int first, int last) -> {
                object.gzipped().ifPresent(ByteBuf::release);
                ByteBuf piece = object.content();
                int start = piece.readerIndex() + first;
                yield Reply.bytes(206, object.contentType(), piece.setIndex(start, start + last - first + 1),
                        Optional.empty()).with("content-range", "bytes " + first + "-" + last + "/" + length);
            }
        };
    }

    /// Nothing of a live session stays missing: no cache may keep a refusal.
    private static void refuse(Exchange exchange, Problem problem) {
        exchange.respond(ErrorEnvelope.of(problem, null).reply().with("cache-control", "no-store"));
    }
}
