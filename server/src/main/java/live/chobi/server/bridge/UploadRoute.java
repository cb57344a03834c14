package live.chobi.server.bridge;

import io.netty.buffer.ByteBuf;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.server.http.BodyStream;
import live.chobi.server.http.ErrorEnvelope;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Reply;
import live.chobi.server.http.Route;
import live.chobi.videos.VideoMetrics;
import live.chobi.videos.upload.Body;
import live.chobi.videos.upload.Tus;

/// `/uploads/` and `/uploads/{videoId}`: tus on the HTTP edge, with the access token as a bearer token, as RPC. Bodies
/// go to the disk as they come.
final class UploadRoute implements Route {
    private static final String BEARER = "Bearer ";

    private final Tus tus;
    private final Downloads.Callers callers;
    private final VideoMetrics metrics;

    UploadRoute(Tus tus, Downloads.Callers callers, VideoMetrics metrics) {
        this.tus = tus;
        this.callers = callers;
        this.metrics = metrics;
    }

    @Override
    public void handle(Exchange exchange) {
        if (exchange.method().equals("OPTIONS")) {
            exchange.respondToOptions(reply(tus.options()).with("allow", "POST, HEAD, PATCH, DELETE, OPTIONS"));
            return;
        }
        exchange.onVirtualThread(() -> {
            Reply reply = answer(exchange);
            if (reply.status() >= 400) {
                metrics.refused(reply.status());
            }
            exchange.respond(reply);
        });
    }

    private Reply answer(Exchange exchange) {
        try (var body = new ArrivingBody(exchange.stream())) {
            return reply(tus.handle(caller(exchange), new Tus.Request(exchange.method(), exchange.below(),
                    exchange::header, body)));
        } catch (Problem refusal) {
            return withVersion(ErrorEnvelope.of(refusal, null).reply());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return withVersion(ErrorEnvelope.of(Problem.busy("stopping", "the server stops"), null).reply());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Caller caller(Exchange exchange) {
        return callers.authenticate(exchange.header("authorization")
                .filter(it -> it.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(it -> it.substring(BEARER.length()).trim()), exchange.address());
    }

    private static Reply withVersion(Reply reply) {
        return reply.with("tus-resumable", "1.0.0").with("cache-control", "no-store");
    }

    private static Reply reply(Tus.Answer answer) {
        Reply reply = answer.words().isEmpty()
                ? Reply.empty(answer.status())
                : Reply.plain(answer.status(), answer.words() + "\n");
        answer.headers().forEach(reply::with);
        return reply;
    }

    /// Owner: the request's virtual thread.
    private static final class ArrivingBody implements Body, AutoCloseable {
        private final BodyStream stream;
        private Optional<ByteBuf> current = Optional.empty();

        ArrivingBody(BodyStream stream) {
            this.stream = stream;
        }

        @Override
        public Optional<ByteBuffer> next() throws EOFException, InterruptedException {
            close();
            current = stream.next();
            return current.map(it -> it.nioBuffer());
        }

        @Override
        public void cancel() {
            stream.cancel();
        }

        /// Lets go of the last piece.
        @Override
        public void close() {
            current.ifPresent(ByteBuf::release);
            current = Optional.empty();
        }
    }
}
