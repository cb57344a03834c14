package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import live.chobi.kernel.SessionId;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MetricReadings;
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
    private final EmbeddedEncoder encoder = new EmbeddedEncoder((key, _) -> {
        asked.add(key);
        return answer;
    }, (admitted, loop) -> new LiveStream(admitted.session(), admitted.audioOnly(), loop, List.of(), events, time),
            metrics);
    private final EmbeddedChannel channel = encoder.channel();

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
        encoder.shakeHands();
        channel.writeInbound(RtmpVector.bytes("07 000000 ffffff 09 01000000 1700"));

        assertThat(channel.isOpen()).isFalse();
        assertThat(MetricReadings.of(registry, "chobi_media_rtmp_violations", "kind", "too_large")).isEqualTo(1);
    }

    @Test
    void a_connection_that_says_nothing_is_closed_after_ten_seconds() {
        encoder.advance(9);
        assertThat(channel.isOpen()).isTrue();
        encoder.advance(3);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_connection_that_never_publishes_is_closed_after_ten_seconds() {
        encoder.shakeHands();
        encoder.send(EmbeddedEncoder.connect());
        encoder.advance(12);
        assertThat(channel.isOpen()).isFalse();
        assertThat(MetricReadings.of(registry, "chobi_media_publish_refused", "cause", "idle")).isEqualTo(1);
    }

    @Test
    void an_encoder_with_a_good_key_publishes_until_it_says_it_is_done() {
        encoder.publish("key");
        assertThat(encoder.told()).contains("NetStream.Publish.Start");
        assertThat(asked).containsExactly("key");
        assertThat(MetricReadings.of(registry, "chobi_media_publishers")).isEqualTo(1);

        encoder.send(
                new RtmpMessage.Command(1, "deleteStream", 0, List.of(new AmfValue.Null(), new AmfValue.Numeric(1))));

        assertThat(MetricReadings.of(registry, "chobi_media_publishers")).isZero();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void a_refused_encoder_reads_why_before_it_is_closed() {
        answer = CompletableFuture.completedFuture(new Admission.Refused("no such stream key"));
        encoder.publish("key");

        assertThat(encoder.told()).contains("NetStream.Publish.Denied: no such stream key");
        assertThat(channel.isOpen()).isTrue();
        encoder.advance(2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void what_an_eager_encoder_sends_waits_until_the_gate_has_answered() {
        answer = new CompletableFuture<>();
        encoder.publish("key");
        assertThat(channel.config().isAutoRead()).isFalse();
        encoder.send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("af001210")));
        encoder.send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("af0121")));
        assertThat(events.all()).isEmpty();

        answer.complete(new Admission.Admitted(session, true, Instant.EPOCH));
        channel.runPendingTasks();

        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(events.all()).containsExactly("receiving");
    }

    @Test
    void a_gate_that_does_not_answer_refuses_as_busy_and_a_late_answer_changes_nothing() {
        answer = new CompletableFuture<>();
        encoder.publish("key");
        encoder.advance(11);
        assertThat(encoder.told()).contains("NetStream.Publish.Denied: the server is busy; try again in a moment");

        answer.complete(new Admission.Admitted(session, false, Instant.EPOCH));
        channel.runPendingTasks();

        assertThat(MetricReadings.of(registry, "chobi_media_publishers")).isZero();
    }

    @Test
    void a_gate_that_fails_refuses_as_busy() {
        answer = CompletableFuture.failedFuture(new IllegalStateException("the database is away"));
        encoder.publish("key");
        assertThat(encoder.told()).contains("NetStream.Publish.Denied: the server is busy; try again in a moment");
    }

    @Test
    void an_encoder_that_falls_silent_is_closed_after_ten_seconds_and_the_session_hears_of_it() {
        encoder.publish("key");
        encoder.send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("af001210")));
        for (int ms = 0; ms <= 1_100; ms += 100) {
            encoder.send(new RtmpMessage.Audio(1, ms, RtmpVector.bytes("af0121")));
        }
        assertThat(events.all()).containsExactly("receiving");

        time.advanceMs(11_000);
        encoder.advance(1);

        assertThat(events.all()).containsExactly("receiving", "stopped");
        assertThat(encoder.told()).contains("NetStream.Publish.Denied: nothing came for 10 seconds");
        encoder.advance(2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_codec_we_do_not_know_is_refused_for_video_and_left_out_for_audio() {
        encoder.publish("key");
        encoder.send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("bf0102"))); // Speex
        encoder.send(new RtmpMessage.Audio(1, 26, RtmpVector.bytes("bf0102")));
        assertThat(encoder.told()).filteredOn(line -> line.contains("UnsupportedAudio")).hasSize(1);

        encoder.send(new RtmpMessage.Video(1, 0, RtmpVector.bytes("90 76766331 01"))); // enhanced RTMP, vvc1

        assertThat(encoder.told()).contains(
                "NetStream.Publish.Denied: video in vvc1 is not supported here; set the encoder to H.264");
        assertThat(MetricReadings.of(registry, "chobi_media_unsupported_codec", "kind", "video")).isEqualTo(1);
        assertThat(MetricReadings.of(registry, "chobi_media_unsupported_codec", "kind", "audio")).isEqualTo(1);
    }

    @Test
    void bad_configurations_and_frames_end_nothing() {
        encoder.publish("key");
        encoder.send(new RtmpMessage.Video(1, 0, RtmpVector.bytes("1700000000 01")));
        encoder.send(new RtmpMessage.Video(1, 0, RtmpVector.bytes("17")));
        encoder.send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("af00ff")));
        encoder.send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("af")));

        assertThat(channel.isOpen()).isTrue();
        assertThat(MetricReadings.of(registry, "chobi_media_frames_dropped")).isEqualTo(2);
    }

    @Test
    void received_bytes_are_acknowledged_within_the_peers_window() {
        encoder.publish("key");
        encoder.send(new RtmpMessage.WindowAcknowledgementSize(10_000));
        encoder.told();
        for (int i = 0; i < 60; i++) {
            encoder.send(new RtmpMessage.Audio(1, i, RtmpVector.bytes("af01" + "00".repeat(98))));
        }
        assertThat(encoder.told()).contains("Acknowledgement");
    }
}
