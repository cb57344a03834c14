package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.SessionId;
import live.chobi.server.http.PlaybackAnswer.Caching;
import live.chobi.server.http.PlaybackGate.Verdict;
import org.jspecify.annotations.Nullable;

/// `/live/{sessionId}/…` and, for private sessions, `/live/{sessionId}/t/{token}/…`: addresses inside playlists are
/// relative, so that the token stays in front of them and the playlist's bytes are the same for all.
///
/// The multivariant playlist alone is made for each request: its variants carry the mark by which their viewer is
/// counted, unless the token names them.
public final class PlaybackRoute implements Route {
    private static final String INDEX = "index.m3u8";
    private static final String PLAYLIST = ".m3u8";

    private final PlaybackGate gate;
    private final PlaybackSource source;
    private final EdgeMetrics metrics;

    public PlaybackRoute(PlaybackGate gate, PlaybackSource source, EdgeMetrics metrics) {
        this.gate = gate;
        this.source = source;
        this.metrics = metrics;
    }

    /// What a playback address asks for.
    private record Asked(SessionId session, Optional<String> token, String path) {
        static Optional<Asked> parse(String below) {
            return PlaybackPath.parse(below).map(it -> new Asked(new SessionId(it.id()), it.token(), it.path()));
        }

        boolean isIndex() {
            return path.equals(INDEX);
        }
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            exchange.respond(Refusal.METHOD_NOT_ALLOWED.reply().with("allow", "GET, HEAD, OPTIONS"));
            return;
        }
        Optional<Asked> parsed = Asked.parse(exchange.below());
        if (parsed.isEmpty()) {
            refuse(exchange, Problem.notFound("session", exchange.below()));
            return;
        }
        Asked asked = parsed.get();
        Optional<String> mark = asked.path().endsWith(PLAYLIST)
                ? exchange.query().first(VariantMarks.NAME)
                : Optional.empty();
        gate.check(asked.session(), asked.token(), mark, verdict -> exchange.orFailed(() -> {
            switch (verdict) {
                case Verdict.Allowed(var viewer) -> find(exchange, asked, viewer);
                case Verdict.Forbidden _ -> refuse(exchange, asked.token().isPresent() || mark.isEmpty()
                        ? Problem.forbidden("playback_token_needed",
                                "this session is private: its playback needs a valid token")
                        : Problem.forbidden("sent_away", "this viewer may not watch any more"));
                case Verdict.Banned _ -> refuse(exchange,
                        Problem.forbidden("banned", "you were banned from this session"));
                case Verdict.Unknown _ -> refuse(exchange, Problem.notFound("session", asked.session()));
                case Verdict.Busy _ -> exchange.respond(refusal(503, "busy", "too many sessions are looked up; come "
                        + "again").with("retry-after", "1"));
            }
        }));
    }

    private void find(Exchange exchange, Asked asked, Optional<String> viewer) {
        var waiting = new Waiting(exchange, asked, viewer);
        Runnable withdraw = source.get(new PlaybackRequest(asked.session(), asked.path(), exchange.query()), waiting);
        if (!waiting.isOver()) {
            exchange.whenGone(withdraw);
        }
    }

    /// Takes the source's answer; when the client disconnects before it comes, nobody does. Any thread.
    private final class Waiting implements Consumer<PlaybackAnswer> {
        private final AtomicReference<@Nullable Consumer<PlaybackAnswer>> taker;

        Waiting(Exchange exchange, Asked asked, Optional<String> viewer) {
            taker = new AtomicReference<>(answer -> exchange.orFailed(() -> send(exchange, asked, viewer, answer)));
            metrics.waiting.inc();
            exchange.whenGone(this::take);
        }

        @Override
        public void accept(PlaybackAnswer answer) {
            take().ifPresentOrElse(it -> it.accept(answer), answer::release);
        }

        boolean isOver() {
            return taker.get() == null;
        }

        private Optional<Consumer<PlaybackAnswer>> take() {
            Optional<Consumer<PlaybackAnswer>> taken = Optional.ofNullable(taker.getAndSet(null));
            if (taken.isPresent()) {
                metrics.waiting.dec();
            }
            return taken;
        }
    }

    private void send(Exchange exchange, Asked asked, Optional<String> viewer, PlaybackAnswer answer) {
        if (asked.path().endsWith(PLAYLIST) && !asked.isIndex() && viewer.isPresent()
                && answer instanceof PlaybackAnswer.Bytes && exchange.method().equals("GET")) {
            if (!gate.watches(asked.session(), viewer.get())) {
                metrics.uncounted.inc();
            }
        }
        switch (answer) {
            case PlaybackAnswer.Bytes bytes when asked.isIndex() && asked.token().isEmpty() -> exchange.respond(
                    index(bytes, gate.mark(asked.session(), viewer)));
            case PlaybackAnswer.Bytes bytes -> exchange.respond(keep(asked, bytes.caching(), bytes(exchange, bytes)));
            case PlaybackAnswer.Versioned found -> exchange.respond(versioned(exchange, asked, found));
            case PlaybackAnswer.FilePart part -> exchange.respond(keep(asked, part.caching(), file(exchange, part)));
            case PlaybackAnswer.Growing(String type, Caching caching, GrowingBody body) -> exchange.respond(
                    keep(asked, caching, Reply.growing(type, body)));
            case PlaybackAnswer.Refused(int status, String reason, String message) -> exchange.respond(
                    refusal(status, reason, message));
            case PlaybackAnswer.Missing _ -> refuse(exchange, Problem.notFound("media", asked.path()));
        }
    }

    /// One viewer's own; no cache may hand it to another.
    private static Reply index(PlaybackAnswer.Bytes shared, String mark) {
        String text = shared.content().toString(StandardCharsets.UTF_8);
        shared.release();
        return Reply.text(200, shared.contentType(), VariantMarks.on(text, mark).getBytes(StandardCharsets.UTF_8))
                .with("cache-control", "private, no-store");
    }

    private static Reply bytes(Exchange exchange, PlaybackAnswer.Bytes found) {
        return stretch(range(exchange, found.caching(), found.content().readableBytes()), found.contentType(),
                found.content(), found.gzipped());
    }

    /// Takes both buffers.
    private static Reply stretch(ByteRange range, String contentType, ByteBuf content, Optional<ByteBuf> gzipped) {
        int length = content.readableBytes();
        return switch (range) {
            case ByteRange.Whole _ -> Reply.bytes(200, contentType, content, gzipped);
            case ByteRange.Unsatisfiable _ -> {
                content.release();
                gzipped.ifPresent(ByteBuf::release);
                yield unsatisfiable(length);
            }
            case ByteRange.Part part -> {
                gzipped.ifPresent(ByteBuf::release);
                int start = content.readerIndex() + (int) part.first();
                yield part(part, length, Reply.bytes(206, contentType,
                        content.setIndex(start, start + (int) part.length()), Optional.empty()));
            }
        };
    }

    private static Reply versioned(Exchange exchange, Asked asked, PlaybackAnswer.Versioned found) {
        Reply reply;
        if (exchange.header("if-none-match").filter(it -> EntityTag.isKnown(it, found.etag())).isPresent()) {
            found.release();
            reply = Reply.empty(304);
        } else {
            ByteBuf content = found.content();
            // Only this very version has the rest of what the client has. RFC 9110 §13.1.5.
            boolean isThis = exchange.header("if-range").map(found.etag()::equals).orElse(true);
            reply = stretch(isThis ? range(exchange, content.readableBytes()) : new ByteRange.Whole(),
                    found.contentType(), content, Optional.empty());
        }
        return reply.with("etag", found.etag())
                .with("cache-control", audience(asked) + ", max-age=" + found.maxAge().toSeconds());
    }

    private static Reply file(Exchange exchange, PlaybackAnswer.FilePart found) {
        return switch (range(exchange, found.caching(), found.length())) {
            case ByteRange.Whole _ -> Reply.file(200, found.contentType(), found.file(), found.offset(),
                    found.length()).with("accept-ranges", "bytes");
            case ByteRange.Unsatisfiable _ -> unsatisfiable(found.length());
            case ByteRange.Part part -> part(part, found.length(), Reply.file(206, found.contentType(), found.file(),
                    found.offset() + part.first(), part.length()));
        };
    }

    /// Media has no validators, so that a range asked on a condition is never known to be met. RFC 9110 §13.1.5.
    private static ByteRange range(Exchange exchange, Caching caching, long length) {
        return caching == Caching.IMMUTABLE && exchange.header("if-range").isEmpty()
                ? range(exchange, length)
                : new ByteRange.Whole();
    }

    private static ByteRange range(Exchange exchange, long length) {
        return exchange.header("range").map(it -> ByteRange.parse(it, length)).orElseGet(ByteRange.Whole::new);
    }

    private static Reply unsatisfiable(long length) {
        return Reply.empty(416).with("content-range", "bytes */" + length);
    }

    private static Reply part(ByteRange.Part part, long length, Reply reply) {
        return reply.with("content-range", "bytes " + part.first() + "-" + part.last() + "/" + length);
    }

    /// Spec: RFC 8216bis, appendix B.1; a target duration is 6 s here. A shared cache must not hand a private session's
    /// media to others who guess its address.
    private static Reply keep(Asked asked, Caching caching, Reply reply) {
        return reply.with("cache-control", audience(asked) + switch (caching) {
            case IMMUTABLE -> ", max-age=31536000, immutable";
            case BLOCKED_PLAYLIST -> ", max-age=36";
            case PLAYLIST -> ", max-age=1";
        });
    }

    private static String audience(Asked asked) {
        return asked.token().isPresent() ? "private" : "public";
    }

    /// Nothing of a live session stays missing: no cache may keep a refusal.
    private static void refuse(Exchange exchange, Problem problem) {
        exchange.respond(ErrorEnvelope.of(problem, null).reply().with("cache-control", "no-store"));
    }

    private static Reply refusal(int status, String reason, String message) {
        ProblemCode code = status == 503 ? ProblemCode.SERVICE_UNAVAILABLE : ProblemCode.BAD_REQUEST;
        return ErrorEnvelope.of(status, code, reason, message).reply().with("cache-control", "no-store");
    }
}
