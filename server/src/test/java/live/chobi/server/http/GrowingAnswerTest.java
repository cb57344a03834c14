package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import live.chobi.server.http.PlaybackAnswer.Caching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A part that is sent while it is made.
class GrowingAnswerTest {
    private final TestPlayback playback = new TestPlayback();
    private final TestEdge edge = TestEdge.playing(playback);
    private final Growing part = new Growing();

    /// Made by the test.
    private static final class Growing implements GrowingBody {
        final CompletableFuture<Sink> reader = new CompletableFuture<>();
        final CountDownLatch cancelled = new CountDownLatch(1);

        @Override
        public Runnable subscribe(Sink sink) {
            sink.bytes(TestPlayback.bytes("first "));
            reader.complete(sink);
            return cancelled::countDown;
        }
    }

    GrowingAnswerTest() {
        playback.lay("part.m4s", () -> new PlaybackAnswer.Growing("video/mp4", Caching.IMMUTABLE, part));
    }

    @AfterEach
    void close() {
        edge.close();
    }

    private String request(String version) {
        return "GET /live/" + playback.open + "/part.m4s " + version + "\r\nHost: x\r\n\r\n";
    }

    @Test
    void bytes_are_sent_as_they_come_and_the_connection_goes_on() throws Exception {
        try (var connection = edge.connect()) {
            connection.send(request("HTTP/1.1"));
            assertThat(connection.readUntil("first ")).contains("transfer-encoding: chunked", "immutable");
            GrowingBody.Sink sink = part.reader.get();
            sink.bytes(TestPlayback.bytes("second"));
            connection.readUntil("second");
            sink.end();
            connection.readUntil("0\r\n\r\n");
            connection.send("GET /next HTTP/1.1\r\nHost: x\r\n\r\n").readUntil("GET /next ");
        }
    }

    @Test
    void to_a_client_of_the_old_version_the_end_of_the_connection_is_the_end() throws Exception {
        try (var connection = edge.connect()) {
            connection.send(request("HTTP/1.0"));
            part.reader.get().end();
            assertThat(connection.readAll()).endsWith("\r\n\r\nfirst ").doesNotContain("chunked");
        }
    }

    @Test
    void a_part_that_fails_is_torn_and_never_looks_whole() throws Exception {
        try (var connection = edge.connect()) {
            connection.send(request("HTTP/1.1"));
            part.reader.get().failed();
            assertThat(connection.readAll()).endsWith("first \r\n");
        }
    }

    @Test
    void who_leaves_is_no_reader_any_more() throws Exception {
        try (var connection = edge.connect()) {
            connection.send(request("HTTP/1.1")).readUntil("first ");
        }
        assertThat(part.cancelled.await(15, TimeUnit.SECONDS)).isTrue();
        var late = TestPlayback.bytes("late");
        part.reader.get().bytes(late);
        while (late.refCnt() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void who_does_not_read_is_closed_and_counted() throws Exception {
        try (var connection = edge.connect()) {
            connection.send(request("HTTP/1.1"));
            GrowingBody.Sink sink = part.reader.get();
            var shared = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[65_536]));
            // More than all socket buffers and the limit together.
            for (int i = 0; i < 1_000 && part.cancelled.getCount() > 0; i++) {
                sink.bytes(shared.duplicate());
            }
            assertThat(part.cancelled.await(15, TimeUnit.SECONDS)).isTrue();
            assertThat(edge.metrics().slowReaders.get()).isEqualTo(1);
        }
    }
}
