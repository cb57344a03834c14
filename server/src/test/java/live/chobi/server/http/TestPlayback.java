package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import live.chobi.kernel.SessionId;
import live.chobi.server.http.PlaybackAnswer.Caching;

/// One public and one private session with whatever a test lays there. The mark of a viewer is their name with `~`
/// before it; `~gone` was sent away.
final class TestPlayback implements PlaybackGate, PlaybackSource {
    static final String INDEX = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1000\nvideo.m3u8\n";

    final SessionId open = SessionId.next();
    final SessionId closed = SessionId.next();
    final List<String> watching = new CopyOnWriteArrayList<>();
    /// Requests for paths that begin with `wait`, until the test answers them.
    final BlockingQueue<Asked> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Supplier<PlaybackAnswer>> objects = new ConcurrentHashMap<>();

    record Asked(PlaybackRequest request, Consumer<PlaybackAnswer> answer, CountDownLatch withdrawn) {}

    TestPlayback() {
        lay("index.m3u8", () -> playlist(INDEX));
    }

    void lay(String path, Supplier<PlaybackAnswer> answer) {
        objects.put(path, answer);
    }

    static PlaybackAnswer playlist(String text) {
        return new PlaybackAnswer.Bytes(bytes(text),
                Optional.of(Unpooled.wrappedBuffer(Compression.gzip(text.getBytes(StandardCharsets.UTF_8)))),
                "application/vnd.apple.mpegurl", Caching.PLAYLIST);
    }

    static PlaybackAnswer media(String text) {
        return new PlaybackAnswer.Bytes(bytes(text), Optional.empty(), "video/mp4", Caching.IMMUTABLE);
    }

    static PlaybackAnswer picture(String etag) {
        return new PlaybackAnswer.Versioned(bytes("0123456789"), "image/jpeg", etag, Duration.ofSeconds(12));
    }

    static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    Asked nextWaiting() throws InterruptedException {
        Asked next = waiting.poll(15, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nobody asked");
        }
        return next;
    }

    @Override
    public void check(SessionId session, Optional<String> token, Optional<String> mark, Consumer<Verdict> answer) {
        if (!session.equals(open) && !session.equals(closed)) {
            answer.accept(new Verdict.Unknown());
        } else if (mark.equals(Optional.of("~gone"))
                || (session.equals(closed) && !token.orElse("").startsWith("~"))) {
            answer.accept(new Verdict.Forbidden());
        } else {
            answer.accept(new Verdict.Allowed(token.or(() -> mark).filter(it -> it.startsWith("~"))
                    .map(it -> it.substring(1))));
        }
    }

    @Override
    public String mark(SessionId session, Optional<String> viewer) {
        return "~" + viewer.orElse("somebody");
    }

    @Override
    public boolean watches(SessionId session, String viewer) {
        watching.add(viewer);
        return true;
    }

    @Override
    public Runnable get(PlaybackRequest request, Consumer<PlaybackAnswer> answer) {
        if (request.path().startsWith("wait")) {
            var asked = new Asked(request, answer, new CountDownLatch(1));
            waiting.add(asked);
            return asked.withdrawn()::countDown;
        }
        answer.accept(objects.getOrDefault(request.path(), PlaybackAnswer.Missing::new).get());
        return () -> {
        };
    }
}
