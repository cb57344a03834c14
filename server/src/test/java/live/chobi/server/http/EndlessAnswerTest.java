package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A body that a route writes for as long as it likes, over both versions.
class EndlessAnswerTest {
    private static final String ASK = """
            const endless = session.request({':path': '/endless/'});
            endless.on('response', (headers) => console.log(headers[':status'] + ' ' + headers['content-type']));
            endless.on('end', () => console.log('end'));
            endless.on('error', (error) => console.log(error.code));
            endless.on('close', () => console.log('close ' + endless.rstCode));
            """;
    private static final String READ = "endless.on('data', (data) => console.log('data ' + data));";

    private final CompletableFuture<Channel> answering = new CompletableFuture<>();
    private final Mount endless = Mount.raw("endless", "/endless/", (context, request) -> {
        request.release();
        var body = new ChannelInboundHandlerAdapter();
        context.channel().pipeline().addLast(body);
        EndlessAnswer.begin(context.channel(), Map.of("content-type", "video/x-flv"), body);
        answering.complete(context.channel());
    });

    private void write(String text) throws Exception {
        var _ = answering.get().writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private void end() throws Exception {
        answering.get().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Test
    void over_the_first_version_the_body_ends_with_the_connection() throws Exception {
        try (var edge = TestEdge.with(endless); var connection = edge.connect()) {
            connection.send("GET /endless/ HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("content-type: video/x-flv\r\n", "connection: close\r\n").doesNotContain("chunked");
            write("one");
            connection.readUntil("one");
            write("two");
            end();
            assertThat(connection.readAll()).isEqualTo("two");
        }
    }

    @Test
    void over_the_second_it_ends_with_its_stream_and_the_connection_goes_on() throws Exception {
        try (var edge = TestEdge.with(endless, TestEdge.echo("/"));
                var node = Command.node(edge.port(), ASK + READ + """
                        endless.on('end', () => session.request({':path': '/other'}).on('data',
                            (data) => { console.log('other ' + data); session.close(); }));
                        """)) {
            assertThat(node.line()).isEqualTo("200 video/x-flv");
            write("one");
            assertThat(node.line()).isEqualTo("data one");
            write("two");
            assertThat(node.line()).isEqualTo("data two");
            end();
            assertThat(node.rest()).startsWith("end\n").contains("close 0\n", "other GET /other");
        }
    }

    @Test
    void what_is_closed_before_its_end_never_looks_whole() throws Exception {
        try (var edge = TestEdge.with(endless);
                var node = Command.node(edge.port(), ASK + READ + "endless.on('close', () => session.close());")) {
            assertThat(node.line()).isEqualTo("200 video/x-flv");
            write("one");
            assertThat(node.line()).isEqualTo("data one");
            var _ = answering.get().close();
            assertThat(node.rest()).contains("close 8\n").doesNotContain("close 0");
        }
    }

    @Test
    void a_client_that_makes_no_room_is_seen_and_nothing_is_kept_for_it_once_it_is_closed() throws Exception {
        ByteBuf body = Unpooled.directBuffer(1 << 20).writeZero(1 << 20);
        try (var edge = TestEdge.with(endless, TestEdge.echo("/"));
                var node = Command.node(edge.port(), ASK + """
                        endless.on('close', () => session.request({':path': '/other'}).on('data',
                            (data) => { console.log('other ' + data); session.close(); }));
                        """)) {
            assertThat(node.line()).isEqualTo("200 video/x-flv");
            Channel channel = answering.get();
            channel.eventLoop().submit(() -> {
                var _ = channel.writeAndFlush(body, channel.voidPromise());
            }).get();
            assertThat(channel.eventLoop().submit(channel::isWritable).get()).isFalse();
            assertThat(body.refCnt()).isPositive();

            var _ = channel.close();

            assertThat(node.rest()).contains("close 8\n", "other GET /other");
            while (body.refCnt() > 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void its_connection_is_not_idle_while_it_is_open() throws Exception {
        EdgeLimits impatient = EdgeLimits.defaults().timeouts(Duration.ofMillis(200), Duration.ofMillis(200),
                Duration.ofMillis(200));
        try (var edge = TestEdge.with(impatient, endless);
                var node = Command.node(edge.port(),
                        ASK + READ + "session.on('close', () => console.log('closed'));")) {
            assertThat(node.line()).isEqualTo("200 video/x-flv");
            var longer = new CompletableFuture<Void>();
            var _ = answering.get().eventLoop().schedule(() -> longer.complete(null), 1, TimeUnit.SECONDS);
            longer.get();
            write("late");
            assertThat(node.line()).isEqualTo("data late");
            end();
            assertThat(node.rest()).contains("closed");
        }
    }
}
