package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.SessionId;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MetricReadings;
import live.chobi.media.stream.LiveStream;
import live.chobi.media.stream.RecordingEvents;
import live.chobi.media.stream.SettableTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two connections with one key: one that holds the stream, and one that comes before the end of the first was heard,
/// as on a loop that has more to do (docs/decisions/0013). Clocks moved by hand.
class KeyInUseTest {
    private static final int STEP_MS = 20;
    private static final String STARTED = "NetStream.Publish.Start";
    private static final String TAKEN = "NetStream.Publish.BadName: another encoder is already sending with this key";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final MediaMetrics metrics = new MediaMetrics(registry);
    private final SettableTime time = new SettableTime();
    private final RecordingEvents events = new RecordingEvents();
    private final SessionId session = SessionId.next();
    private final List<EmbeddedEncoder> encoders = new ArrayList<>();
    private final EmbeddedEncoder old = encoder();
    private final LiveStream stream = new LiveStream(session, true, old.channel().eventLoop(), List.of(), events, time);
    private int sentMs;

    @AfterEach
    void close() {
        encoders.forEach(it -> it.channel().finishAndReleaseAll());
        assertThat(MetricReadings.of(registry, "chobi_media_publishers")).isZero();
        assertThat(MetricReadings.of(registry, "chobi_media_backups")).isZero();
    }

    @Test
    void an_encoder_that_returns_before_its_end_was_heard_is_let_in_when_it_is() {
        publish("key");
        EmbeddedEncoder back = encoder();
        back.publish("key");
        assertThat(back.told()).doesNotContain(STARTED, TAKEN);

        pass(100, false);
        var _ = old.channel().close();
        pass(100, false);

        assertThat(back.told()).contains(STARTED).doesNotContain(TAKEN);
        assertThat(back.channel().config().isAutoRead()).isTrue();
    }

    @Test
    void what_was_sent_before_the_end_and_is_read_late_does_not_shut_it_out() {
        publish("key");
        EmbeddedEncoder back = encoder();
        back.publish("key");

        pass(400, true);
        var _ = old.channel().close();
        pass(100, false);

        assertThat(back.told()).contains(STARTED).doesNotContain(TAKEN);
    }

    @Test
    void one_whose_old_connection_never_ends_is_let_in_after_two_seconds_of_silence_at_its_first_attempt() {
        publish("key");
        EmbeddedEncoder back = encoder();
        back.publish("key");
        pass(1_900, false);
        assertThat(back.told()).doesNotContain(STARTED, TAKEN);

        pass(200, false);

        assertThat(back.told()).contains(STARTED);
        assertThat(old.told()).contains("NetStream.Publish.BadName: another encoder has taken over this key");
        assertThat(events.all()).containsExactly("receiving");
    }

    @Test
    void a_second_one_is_refused_within_a_second_while_the_first_goes_on_sending() {
        publish("key");
        EmbeddedEncoder second = encoder();
        second.publish("key");

        pass(400, true);
        assertThat(second.told()).doesNotContain(TAKEN);
        pass(300, true);

        assertThat(second.told()).contains(TAKEN).doesNotContain(STARTED);
        assertThat(old.told()).doesNotContain("NetStream.Publish.BadName");
        assertThat(MetricReadings.of(registry, "chobi_media_publish_refused", "cause", "taken")).isEqualTo(1);
    }

    @Test
    void of_two_that_wait_one_is_let_in_and_the_other_refused_once_that_one_sends() {
        publish("key");
        EmbeddedEncoder second = encoder();
        second.publish("key");
        EmbeddedEncoder third = encoder();
        third.publish("key");
        var _ = old.channel().close();
        pass(100, false);
        assertThat(second.told()).contains(STARTED);

        for (int ms = 0; ms < 800; ms += STEP_MS) {
            sound(second);
            pass(STEP_MS, false);
        }

        assertThat(third.told()).contains(TAKEN).doesNotContain(STARTED);
    }

    @Test
    void one_that_goes_while_it_waits_takes_nothing() {
        publish("key");
        EmbeddedEncoder second = encoder();
        second.publish("key");
        var _ = second.channel().close();

        pass(2_500, false);

        assertThat(old.told()).doesNotContain("NetStream.Publish.BadName: another encoder has taken over this key");
        assertThat(events.all()).containsExactly("receiving");
    }

    @Test
    void a_backup_that_returns_before_its_end_was_heard_is_let_in_too() {
        publish("key?backup=1");
        EmbeddedEncoder back = encoder();
        back.publish("key?backup=1");
        assertThat(back.told()).doesNotContain(STARTED);

        var _ = old.channel().close();
        pass(100, false);

        assertThat(back.told()).contains(STARTED);
    }

    private EmbeddedEncoder encoder() {
        var encoder = new EmbeddedEncoder((_, _) -> CompletableFuture.completedFuture(
                new Admission.Admitted(session, true, Instant.EPOCH)), (_, _) -> stream, metrics);
        encoders.add(encoder);
        return encoder;
    }

    private void publish(String name) {
        old.publish(name);
        assertThat(old.told()).contains(STARTED);
        old.send(new RtmpMessage.Audio(1, 0, RtmpVector.bytes("af001210")));
        sound(old);
    }

    private void sound(EmbeddedEncoder from) {
        from.send(new RtmpMessage.Audio(1, sentMs, RtmpVector.bytes("af0121")));
        sentMs += STEP_MS;
    }

    /// Time goes on for all.
    ///
    /// @param sending whether the first encoder's media is read meanwhile
    private void pass(int ms, boolean sending) {
        for (int passed = 0; passed < ms; passed += STEP_MS) {
            time.advanceMs(STEP_MS);
            if (sending) {
                sound(old);
            }
            for (EmbeddedEncoder encoder : encoders) {
                encoder.channel().advanceTimeBy(STEP_MS, TimeUnit.MILLISECONDS);
                encoder.channel().runScheduledPendingTasks();
                encoder.channel().runPendingTasks();
            }
        }
    }
}
