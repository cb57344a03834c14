package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.SessionId;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MetricReadings;
import live.chobi.media.PlayAdmission;
import live.chobi.media.play.PlayDesk;
import live.chobi.media.play.PlayerSeats;
import live.chobi.media.stream.LiveStream;
import live.chobi.media.stream.RecordingEvents;
import live.chobi.media.stream.SettableTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A connection on an embedded channel: what reaches the socket, and when it is closed.
class RtmpConnectionTest {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final MediaMetrics metrics = new MediaMetrics(registry);
    private final SettableTime time = new SettableTime();
    private final RecordingEvents events = new RecordingEvents();
    private final SessionId session = SessionId.next();
    private final List<String> asked = new ArrayList<>();
    private CompletableFuture<Admission> answer = CompletableFuture
            .completedFuture(new Admission.Admitted(session, false, Instant.EPOCH));
    private final EmbeddedChannel channel = new EmbeddedChannel();

    RtmpConnectionTest() {
        channel.freezeTime();
        channel.pipeline().addLast(new RtmpConnection((key, _) -> {
            asked.add(key);
            return answer;
        }, (admitted, loop) -> new LiveStream(admitted.session(), admitted.audioOnly(), loop, List.of(), events, time),
                new PlayDesk((_, _, _) -> CompletableFuture.completedFuture(new PlayAdmission.Unknown()),
                        _ -> Optional.empty(), new PlayerSeats(1, 1), metrics),
                metrics));
        channel.pipeline().fireChannelActive();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        assertThat(MetricReadings.of(registry, "chobi_media_rtmp_connections")).isZero();
        assertThat(MetricReadings.of(registry, "chobi_media_publishers")).isZero();
    }

    @Test
    void a_browser_on_the_rtmp_port_is_closed_at_its_first_byte_and_counted() {
        channel.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII));

        assertThat(channel.isOpen()).isFalse();
        assertThat(MetricReadings.of(registry, "chobi_media_rtmp_violations", "kind", "handshake")).isEqualTo(1);
    }

    @Test
    void a_message_of_16_MB_is_refused_by_its_header_and_nothing_is_buffered() {
        shakeHands();
        channel.writeInbound(RtmpVector.bytes("07 000000 ffffff 09 01000000 1700"));

        assertThat(channel.isOpen()).isFalse();
        assertThat(MetricReadings.of(registry, "chobi_media_rtmp_violations", "kind", "too_large")).isEqualTo(1);
    }

    @Test
    void a_connection_that_says_nothing_is_closed_after_ten_seconds() {
        advance(9);
        assertThat(channel.isOpen()).isTrue();
        advance(3);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_connection_that_never_publishes_is_closed_after_ten_seconds() {
        shakeHands();
        send(connect());
        advance(12);
        assertThat(channel.isOpen()).isFalse();
        assertThat(MetricReadings.of(registry, "chobi_media_publish_refused", "cause", "idle")).isEqualTo(1);
    }

    @Test
    void an_encoder_with_a_good_key_publishes_until_it_says_it_is_done() {
        publish();
        assertThat(told()).contains("NetStream.Publish.Start");
        assertThat(asked).containsExactly("key");
        assertThat(MetricReadings.of(registry, "chobi_media_publishers")).isEqualTo(1);

        send(new RtmpMessage.Command(1, "deleteStream", 0, List.of(new AmfValue.Null(), new AmfValue.Numeric(1))));

        assertThat(MetricReadings.of(registry, "chobi_media_publishers")).isZero();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void a_refused_encoder_reads_why_before_it_is_closed() {
        answer = CompletableFuture.completedFuture(new Admission.Refused("no such stream key"));
        publish();

        assertThat(told()).contains("NetStream.Publish.Denied: no such stream key");
        assertThat(channel.isOpen()).isTrue();
        advance(2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void what_an_eager_encoder_sends_waits_until_the_gate_has_answered() {
        answer = new CompletableFuture<>();
        publish();
        assertThat(channel.config().isAutoRead()).isFalse();
        send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("af001210")));
        send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("af0121")));
        assertThat(events.all()).isEmpty();

        answer.complete(new Admission.Admitted(session, true, Instant.EPOCH));
        channel.runPendingTasks();

        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(events.all()).containsExactly("receiving");
    }

    @Test
    void a_gate_that_does_not_answer_refuses_as_busy_and_a_late_answer_changes_nothing() {
        answer = new CompletableFuture<>();
        publish();
        advance(11);
        assertThat(told()).contains("NetStream.Publish.Denied: the server is busy; try again in a moment");

        answer.complete(new Admission.Admitted(session, false, Instant.EPOCH));
        channel.runPendingTasks();

        assertThat(MetricReadings.of(registry, "chobi_media_publishers")).isZero();
    }

    @Test
    void a_gate_that_fails_refuses_as_busy() {
        answer = CompletableFuture.failedFuture(new IllegalStateException("the database is away"));
        publish();
        assertThat(told()).contains("NetStream.Publish.Denied: the server is busy; try again in a moment");
    }

    @Test
    void an_encoder_that_falls_silent_is_closed_after_ten_seconds_and_the_session_hears_of_it() {
        publish();
        send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("af001210")));
        for (int ms = 0; ms <= 1_100; ms += 100) {
            send(new RtmpMessage.Audio(1, ms, RtmpVector.bytes("af0121")));
        }
        assertThat(events.all()).containsExactly("receiving");

        time.advanceMs(11_000);
        advance(1);

        assertThat(events.all()).containsExactly("receiving", "stopped");
        assertThat(told()).contains("NetStream.Publish.Denied: nothing came for 10 seconds");
        advance(2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_codec_we_do_not_know_is_refused_for_video_and_left_out_for_audio() {
        publish();
        send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("bf0102"))); // Speex
        send(new RtmpMessage.Audio(1, 26, RtmpVector.bytes("bf0102")));
        assertThat(told()).filteredOn(line -> line.contains("UnsupportedAudio")).hasSize(1);

        send(new RtmpMessage.Video(1, 0, RtmpVector.bytes("90 76766331 01"))); // enhanced RTMP, vvc1

        assertThat(told()).contains(
                "NetStream.Publish.Denied: video in vvc1 is not supported here; set the encoder to H.264");
        assertThat(MetricReadings.of(registry, "chobi_media_unsupported_codec", "kind", "video")).isEqualTo(1);
        assertThat(MetricReadings.of(registry, "chobi_media_unsupported_codec", "kind", "audio")).isEqualTo(1);
    }

    @Test
    void bad_configurations_and_frames_end_nothing() {
        publish();
        send(new RtmpMessage.Video(1, 0, RtmpVector.bytes("1700000000 01")));
        send(new RtmpMessage.Video(1, 0, RtmpVector.bytes("17")));
        send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("af00ff")));
        send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("af")));

        assertThat(channel.isOpen()).isTrue();
        assertThat(MetricReadings.of(registry, "chobi_media_frames_dropped")).isEqualTo(2);
    }

    @Test
    void received_bytes_are_acknowledged_within_the_peers_window() {
        publish();
        send(new RtmpMessage.WindowAcknowledgementSize(10_000));
        told();
        for (int i = 0; i < 60; i++) {
            send(new RtmpMessage.Audio(1, i, RtmpVector.bytes("af01" + "00".repeat(98))));
        }
        assertThat(told()).contains("Acknowledgement");
    }

    private void publish() {
        shakeHands();
        send(connect());
        send(new RtmpMessage.Command(0, "createStream", 2, List.of(new AmfValue.Null())));
        send(new RtmpMessage.Command(1, "publish", 3,
                List.of(new AmfValue.Null(), new AmfValue.Text("key"), new AmfValue.Text("live"))));
        channel.runPendingTasks();
    }

    private static RtmpMessage connect() {
        return new RtmpMessage.Command(0, "connect", 1,
                List.of(new AmfValue.Fields(Map.of("app", new AmfValue.Text("live")))));
    }

    private void shakeHands() {
        channel.writeInbound(Unpooled.buffer().writeByte(3).writeZero(1536));
        ByteBuf answered = channel.readOutbound();
        assertThat(answered.readableBytes()).isEqualTo(1 + 1536 + 1536);
        answered.release();
        channel.writeInbound(Unpooled.buffer().writeZero(1536));
    }

    private void send(RtmpMessage message) {
        ByteBuf body = Unpooled.buffer();
        ByteBuf out = Unpooled.buffer();
        MessageHeader header = RtmpMessage.encode(message, body);
        ChunkWriter.write(out, ChunkWriter.chunkStreamOf(message), header, body, 128);
        channel.writeInbound(out);
    }

    private void advance(int seconds) {
        for (int i = 0; i < seconds; i++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    /// What has been written since the last call: `code: description` of statuses, names of the rest.
    private List<String> told() {
        List<String> lines = new ArrayList<>();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            received.writeBytes(out);
            out.release();
        }
        for (RawMessage raw = reader.next(received); raw != null; raw = reader.next(received)) {
            lines.add(line(RtmpMessage.decode(raw)));
        }
        said.addAll(lines);
        return List.copyOf(said);
    }

    private final ChunkReader reader = new ChunkReader(ByteBufAllocator.DEFAULT);
    private final ByteBuf received = Unpooled.buffer();
    private final List<String> said = new ArrayList<>();

    private static String line(RtmpMessage message) {
        if (message instanceof RtmpMessage.Command command && command.arguments().size() > 1
                && command.arguments().get(1) instanceof AmfValue.Fields(var fields)
                && fields.get("code") instanceof AmfValue.Text(String code)
                && fields.get("description") instanceof AmfValue.Text(String description)) {
            return code.equals("NetStream.Publish.Start") ? code : code + ": " + description;
        }
        return message.getClass().getSimpleName();
    }
}
