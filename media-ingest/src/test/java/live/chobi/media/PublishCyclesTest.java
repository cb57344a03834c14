package live.chobi.media;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.util.ResourceLeakDetector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import live.chobi.kernel.SessionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Encoders that come and go a thousand times leave nothing behind: no connection, no publisher, no buffer.
class PublishCyclesTest {
    private static final int CYCLES = 1_000;
    private static final int AT_ONCE = 4;
    /// Over a few keys, each of which is published again and again.
    private static final int KEYS = 20;
    /// What an allocator may keep for later, and caches of its threads.
    private static final long SLACK_BYTES = 8 << 20;

    private final MediaNode node = new MediaNode();
    private final ListAppender<ILoggingEvent> leaks = new ListAppender<>();
    private final Logger detector = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);

    PublishCyclesTest() {
        leaks.start();
        detector.addAppender(leaks);
    }

    @AfterEach
    void stop() {
        detector.detachAppender(leaks);
        node.close();
    }

    @Test
    void a_thousand_publications_leave_nothing_behind() throws Exception {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        run(0, CYCLES / 5);
        long before = usedDirectBytes();
        run(CYCLES / 5, CYCLES);

        node.await(() -> node.metric("chobi_media_rtmp_connections") == 0);
        assertThat(node.metric("chobi_media_publishers")).isZero();
        assertThat(node.metric("chobi_media_publish")).isEqualTo(CYCLES);
        assertThat(node.metric("chobi_media_streams")).isEqualTo(KEYS);
        assertThat(usedDirectBytes() - before).isLessThan(SLACK_BYTES);
        // Leaks are told when the collector has found the buffer and another one is made.
        System.gc();
        run(0, KEYS);
        assertThat(leaks.list).isEmpty();
    }

    private void run(int from, int to) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            CompletableFuture.allOf(IntStream.range(0, AT_ONCE).mapToObj(worker -> CompletableFuture.runAsync(() -> {
                for (int cycle = from + worker; cycle < to; cycle += AT_ONCE) {
                    publish(cycle);
                }
            }, threads)).toArray(CompletableFuture<?>[]::new)).join();
        }
    }

    /// Every third says good-bye, every third hangs up, every third is cut off amid a message.
    private void publish(int cycle) {
        // Keys of a worker are its own: none is refused because another is still sending.
        String key = "key" + cycle % KEYS;
        SessionId session = node.expect(key);
        try (HandEncoder encoder = HandEncoder.publish(node.server().port(), key + "?takeover=1")) {
            encoder.frame(0, true, cycle & 0xff);
            encoder.frame(40, false, cycle & 0xff);
            switch (cycle % 3) {
                case 0 -> encoder.unpublish();
                case 1 -> encoder.halfAFrame(80);
                default -> {
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("at session " + session, e);
        }
    }

    private static long usedDirectBytes() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
    }
}
