package live.chobi.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import live.chobi.kernel.SessionId;
import live.chobi.media.packaging.GrowingBody;
import live.chobi.media.packaging.HlsAnswer;
import live.chobi.media.packaging.HlsOrigin;

/// Every kind of answer of the origin over plain HTTP, under `/{session}/…`. Each request has a virtual thread.
record HlsOverHttp(HlsOrigin origin) implements HttpHandler {
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", 3);
            var answer = new CompletableFuture<HlsAnswer>();
            Runnable _ = origin.get(SessionId.parse(path[1], "session"), path[2],
                    directives(exchange.getRequestURI().getQuery()), answer::complete);
            send(exchange, answer.get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, String> directives(String query) {
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : ""));
    }

    private static void send(HttpExchange exchange, HlsAnswer answer) throws IOException, InterruptedException {
        switch (answer) {
            case HlsAnswer.Bytes bytes -> {
                ByteBuf content = bytes.content();
                begin(exchange, bytes.contentType(), content.readableBytes());
                content.readBytes(exchange.getResponseBody(), content.readableBytes());
            }
            case HlsAnswer.FilePart part -> {
                begin(exchange, part.contentType(), part.length());
                try (FileChannel file = FileChannel.open(part.file())) {
                    long sent = file.transferTo(part.offset(), part.length(),
                            Channels.newChannel(exchange.getResponseBody()));
                    if (sent != part.length()) {
                        throw new IOException("sent " + sent + " of " + part);
                    }
                }
            }
            case HlsAnswer.Growing growing -> {
                begin(exchange, growing.contentType(), 0);
                follow(growing.source(), exchange.getResponseBody());
            }
            case HlsAnswer.Refused(int status, _, _) -> exchange.sendResponseHeaders(status, -1);
            case HlsAnswer.Missing _ -> exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void begin(HttpExchange exchange, String type, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, length);
    }

    private static void follow(GrowingBody body, OutputStream out) throws IOException, InterruptedException {
        BlockingQueue<Optional<ByteBuf>> coming = new LinkedBlockingQueue<>();
        Runnable stop = body.subscribe(new GrowingBody.Sink() {
            @Override
            public void bytes(ByteBuf bytes) {
                coming.add(Optional.of(bytes));
            }

            @Override
            public void end() {
                coming.add(Optional.empty());
            }

            @Override
            public void failed() {
                coming.add(Optional.empty());
            }
        });
        try {
            for (Optional<ByteBuf> next = coming.take(); next.isPresent(); next = coming.take()) {
                next.get().readBytes(out, next.get().readableBytes());
                out.flush();
            }
        } finally {
            stop.run();
        }
    }
}
