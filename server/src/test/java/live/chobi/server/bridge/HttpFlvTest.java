package live.chobi.server.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.SessionId;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MediaSettings.Profile;
import live.chobi.media.PlayAdmission;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.play.LoopLoad;
import live.chobi.media.play.PlayDesk;
import live.chobi.media.play.PlayRing;
import live.chobi.media.play.PlayerSeats;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.TimeSource;
import live.chobi.server.http.Command;
import live.chobi.server.http.Mount;
import live.chobi.server.http.Reply;
import live.chobi.server.http.TestEdge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A stream of 4 Mbit/s, as players over HTTP/2 get it: one stream of a connection that goes on beside it.
@Timeout(60)
class HttpFlvTest {
    private static final int FRAME_MS = 40;
    private static final int FRAME_BYTES = 20_000;
    private static final AvcConfiguration PICTURE = AvcConfiguration.parse(Unpooled.wrappedBuffer(HexFormat.of()
            .parseHex("0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb0")));
    private static final String ASK = """
            const flv = session.request({':path': '/live/%s/flv'});
            flv.on('response', (headers) => console.log(headers[':status'] + ' ' + headers['content-type']));
            flv.on('end', () => console.log('end'));
            flv.on('error', () => {});
            flv.on('close', () => { console.log('close ' + flv.rstCode); session.request({':path': '/other/'})
                .on('data', (data) => { console.log('other ' + data); session.close(); }); });
            """;
    private static final String READ = """
            let got = Buffer.alloc(0);
            flv.on('data', (data) => { const before = got.length; got = Buffer.concat([got, data]);
              if (before < 300000 && got.length >= 300000) console.log('began with ' + got.subarray(0, 3)); });
            """;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final MediaMetrics metrics = new MediaMetrics(registry);
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = loops.next();
    private final SessionId session = SessionId.next();
    private final PlayRing ring = new PlayRing(new PlayRing.Owner() {
        @Override
        public void onLoop(Runnable task) {
            if (loop.inEventLoop()) {
                task.run();
            } else {
                loop.execute(task);
            }
        }

        @Override
        public void later(Runnable task, long nanos) {
            var _ = loop.schedule(task, nanos, TimeUnit.NANOSECONDS);
        }
    }, Profile.LOW_LATENCY, new LoopLoad(), ByteBufAllocator.DEFAULT, metrics, TimeSource.system());
    private final CompletableFuture<Boolean> left = new CompletableFuture<>();
    private volatile boolean mayStay = true;
    private long frame;

    private final TestEdge edge = TestEdge.with(
            Mount.raw("flv", "/live/", new HttpFlv(new PlayDesk(
                    (_, _, _) -> CompletableFuture.completedFuture(new PlayAdmission.Allowed(new Watching())),
                    it -> Optional.of(ring).filter(_ -> it.equals(session)), new PlayerSeats(10, 10), metrics)))
                    .endingWith("/flv"),
            Mount.of("other", "/other/", exchange -> exchange.respond(Reply.plain(200, "too"))));

    @BeforeEach
    void goLive() {
        loop.execute(() -> {
            ring.anchored(Instant.now());
            ring.configured(PICTURE, null);
        });
        var _ = loop.scheduleAtFixedRate(() -> {
            ByteBuf payload = Unpooled.buffer(FRAME_BYTES).writeInt(FRAME_BYTES - 4).writeByte(0x41)
                    .writeZero(FRAME_BYTES - 5);
            ring.frame(new Frame.Video(frame * FRAME_MS * 1_000, frame * FRAME_MS * 1_000, frame % 25 == 0, payload));
            payload.release();
            frame++;
        }, 0, FRAME_MS, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void close() {
        edge.close();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void a_stream_is_played_and_ends_as_one_that_is_whole() {
        try (Command node = Command.node(edge.port(), ASK.formatted(session) + READ)) {
            assertThat(node.line()).isEqualTo("200 video/x-flv");
            assertThat(node.line()).isEqualTo("began with FLV");
            loop.execute(ring::ended);
            assertThat(node.rest()).isEqualTo("end\nclose 0\nother too\n");
            assertThat(left.join()).isTrue();
        }
    }

    @Test
    void who_does_not_read_is_skipped_then_closed_and_the_connection_goes_on() {
        try (Command node = Command.node(edge.port(), ASK.formatted(session))) {
            assertThat(node.line()).isEqualTo("200 video/x-flv");
            assertThat(node.rest()).contains("close 8\n", "other too\n");
            assertThat(left.join()).isTrue();
            assertThat(count("chobi_media_play_slow_closed")).isEqualTo(1);
        }
    }

    @Test
    void who_is_sent_away_is_closed_within_a_second_or_two() {
        try (Command node = Command.node(edge.port(), ASK.formatted(session) + READ)) {
            assertThat(node.line()).isEqualTo("200 video/x-flv");
            mayStay = false;
            assertThat(node.rest()).contains("close 0\n", "other too\n");
            assertThat(left.join()).isTrue();
        }
    }

    @Test
    void what_is_not_there_is_refused_on_its_stream() {
        try (Command node = Command.node(edge.port(), """
                const flv = session.request({':path': '/live/nonsense/flv'});
                flv.on('response', (headers) => { console.log(headers[':status']); session.close(); });
                flv.resume();
                """)) {
            assertThat(node.line()).isEqualTo("404");
        }
    }

    private double count(String name) {
        return registry.scrape(name::equals).stream()
                .flatMap(it -> ((CounterSnapshot) it).getDataPoints().stream())
                .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue).sum();
    }

    private final class Watching implements PlayAdmission.Viewing {
        @Override
        public void joined() {
            // Nobody counts here.
        }

        @Override
        public void left() {
            left.complete(true);
        }

        @Override
        public boolean mayStay() {
            return mayStay;
        }
    }
}
