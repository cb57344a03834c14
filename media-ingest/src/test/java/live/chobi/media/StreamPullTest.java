package live.chobi.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.kernel.SessionId;
import live.chobi.media.relay.OriginLocator;
import live.chobi.media.relay.StreamPulls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stock ffmpeg publishes to one node, and viewers watch at another.
class StreamPullTest {
    @TempDir
    Path directory;

    private final MediaNode origin = new MediaNode();
    private final MediaNode edge = new MediaNode();
    private final SessionId session = origin.expect("key");
    private final AtomicInteger located = new AtomicInteger();
    private URI where = URI.create(origin.rtmpUrl(session.toString()));
    private boolean over;
    private final StreamPulls pulls = edge.server().pulls(this::locate);
    private Ffmpeg.Running encoder;

    private CompletableFuture<Optional<OriginLocator.Origin>> locate(SessionId wanted) {
        located.incrementAndGet();
        return CompletableFuture.completedFuture(over
                ? Optional.empty()
                : Optional.of(new OriginLocator.Origin(new Admission.Admitted(wanted, false, Instant.now()), where)));
    }

    @BeforeEach
    void publish() throws Exception {
        encoder = Ffmpeg.publishEndlessly(Ffmpeg.recording("01_high_bframes", directory), origin.rtmpUrl("key"));
        origin.heard("receiving " + session);
    }

    @AfterEach
    void stop() {
        encoder.kill();
        pulls.close();
        edge.close();
        origin.close();
    }

    @Test
    void viewers_at_the_edge_share_one_upstream_and_the_session_hears_of_no_encoder_there() throws Exception {
        for (int i = 0; i < 100; i++) {
            pulls.touch(session);
        }
        edge.await(() -> edge.text(session, "v.m3u8").contains("#EXTINF"));

        assertThat(located).hasValue(1);
        assertThat(pulls.isPulled(session)).isTrue();
        assertThat(edge.heardSoFar()).isEmpty();
        assertThat(edge.server().stream(session)).isEmpty(); // Nobody pushes or records what is another node's.
        assertThat(edge.text(session, "index.m3u8")).contains("avc1");
    }

    @Test
    void the_edge_takes_up_the_session_again_after_its_link_broke() throws Exception {
        pulls.touch(session);
        edge.await(() -> edge.text(session, "v.m3u8").contains("#EXTINF"));
        encoder.kill();
        origin.heard("stopped " + session);
        encoder = Ffmpeg.publishEndlessly(Ffmpeg.recording("02_baseline_nob", directory), origin.rtmpUrl("key"));

        edge.await(() -> {
            pulls.touch(session);
            return edge.text(session, "v.m3u8").contains("#EXT-X-DISCONTINUITY");
        });
        assertThat(edge.heardSoFar()).isEmpty();
    }

    @Test
    void an_encoder_that_comes_to_the_edge_itself_takes_the_session_over() throws Exception {
        pulls.touch(session);
        edge.await(() -> edge.text(session, "v.m3u8").contains("#EXTINF"));
        edge.expect("key", session);
        Ffmpeg.Running here = Ffmpeg.publishEndlessly(Ffmpeg.recording("01_high_bframes", directory),
                edge.rtmpUrl("key"));
        try {
            edge.heard("receiving " + session);
            edge.await(() -> !pulls.isPulled(session));
            assertThat(edge.server().stream(session)).isPresent();
        } finally {
            here.kill();
        }
    }

    @Test
    void a_session_that_is_over_ends_for_the_viewers_at_the_edge() throws Exception {
        pulls.touch(session);
        edge.await(() -> edge.text(session, "v.m3u8").contains("#EXTINF"));
        over = true;
        origin.server().end(session);

        edge.await(() -> edge.text(session, "v.m3u8").contains("#EXT-X-ENDLIST"));
        assertThat(pulls.isPulled(session)).isFalse();
    }

    @Test
    void an_origin_that_is_away_is_asked_again_and_costs_nothing_when_the_session_is_nowhere() throws Exception {
        where = URI.create("rtmp://127.0.0.1:1/live/" + session);
        pulls.touch(session);
        edge.await(() -> located.get() >= 2);
        over = true;

        edge.await(() -> !pulls.isPulled(session));
    }

    @Test
    void flv_over_http_serves_as_well() throws Exception {
        byte[] recording = Files.readAllBytes(Ffmpeg.recording("01_high_bframes", directory));
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/live/" + session + "/flv", exchange -> {
            exchange.sendResponseHeaders("p=t".equals(exchange.getRequestURI().getQuery()) ? 200 : 403, 0);
            exchange.getResponseBody().write(recording);
            exchange.close();
        });
        http.start();
        try {
            where = URI.create(
                    "http://127.0.0.1:" + http.getAddress().getPort() + "/live/" + session + "/flv?p=t");
            pulls.touch(session);
            edge.await(() -> edge.text(session, "v.m3u8").contains("#EXTINF"));
            assertThat(edge.heardSoFar()).isEmpty();
        } finally {
            http.stop(0);
        }
    }
}
