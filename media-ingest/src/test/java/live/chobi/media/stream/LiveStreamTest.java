package live.chobi.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.HexFormat;
import java.util.List;
import live.chobi.kernel.SessionId;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.VideoCodec;
import live.chobi.media.codec.AudioCodec;
import org.junit.jupiter.api.Test;

/// What a session's stream tells, over encoders that come and go. One loop, clocks moved by hand.
class LiveStreamTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final SettableTime time = new SettableTime();
    private final RecordingEvents events = new RecordingEvents();
    private final RecordingReader followed = new RecordingReader();

    @Test
    void the_first_key_frame_makes_a_session_live() {
        LiveStream stream = stream(false);
        RecordingEncoder encoder = publish(stream);
        stream.configure(picture());
        video(stream, 0, false);
        assertThat(events.all()).isEmpty();

        video(stream, 33, true);

        assertThat(events.all()).containsExactly("receiving");
        assertThat(encoder.told).isEmpty();
    }

    @Test
    void a_key_frame_that_nobody_can_decode_does_not() {
        LiveStream stream = stream(false);
        publish(stream);
        video(stream, 0, true);

        assertThat(events.all()).isEmpty();
        assertThat(events.counts()).isEqualTo("clamped=0 reanchored=0 dropped=1");
        assertThat(stream.isPlayable()).isFalse();
    }

    @Test
    void sound_alone_makes_it_live_after_a_second_and_an_audio_session_at_once() {
        LiveStream stream = stream(false);
        publish(stream);
        stream.configure(sound());
        audio(stream, 0);
        audio(stream, 980);
        assertThat(events.all()).isEmpty();
        audio(stream, 1_000);
        assertThat(events.all()).containsExactly("receiving");

        LiveStream audioSession = stream(true);
        publish(audioSession);
        audioSession.configure(picture());
        audioSession.configure(sound());
        video(audioSession, 0, true);
        assertThat(events.all()).hasSize(1);
        audio(audioSession, 0);
        assertThat(events.all()).hasSize(2);
    }

    @Test
    void an_encoder_that_returns_is_a_discontinuity_on_the_wall_clocks_time() {
        LiveStream stream = stream(false);
        RecordingEncoder first = publish(stream);
        stream.configure(picture());
        video(stream, 0, true);
        stream.left(first);
        time.advanceMs(30_000);
        publish(stream);
        stream.configure(picture());
        video(stream, 0, true);

        assertThat(events.all()).containsExactly("receiving", "stopped", "receiving");
        assertThat(followed.told).containsExactly("configured", "anchored", "10000", "interrupted", "configured",
                "anchored", "40000");
        assertThat(stream.newestMediaAt()).hasValue(SettableTime.START.plusMillis(30_000));
    }

    @Test
    void an_encoder_that_takes_over_replaces_the_other_without_a_stop() {
        LiveStream stream = stream(false);
        RecordingEncoder first = publish(stream);
        stream.configure(picture());
        video(stream, 0, true);

        var second = new RecordingEncoder(channel.eventLoop());
        stream.claim(second, true, second::answered);
        channel.runPendingTasks();
        stream.left(first);

        assertThat(second.told).containsExactly("Granted[replaced=true]");
        assertThat(first.told).containsExactly("replaced");
        assertThat(events.all()).containsExactly("receiving");
    }

    @Test
    void repeated_configurations_are_no_change() {
        LiveStream stream = stream(false);
        publish(stream);
        stream.configure(picture());
        stream.configure(picture());

        assertThat(followed.told).containsExactly("configured");
    }

    @Test
    void programme_time_moves_only_when_it_is_far_from_the_wall_clock() {
        LiveStream stream = stream(false);
        publish(stream);
        stream.configure(picture());
        video(stream, 0, true);
        time.advanceMs(9_000); // A stall, then all at once.
        for (long ms = 33; ms < 9_000; ms += 33) {
            video(stream, ms, false);
        }
        assertThat(events.counts()).contains("reanchored=0");

        for (long ms = 9_000; ms < 25_000; ms += 33) {
            video(stream, ms, false); // Faster than time goes.
        }
        assertThat(events.counts()).contains("reanchored=1");
    }

    @Test
    void what_an_encoder_has_gathered_before_it_began_is_not_newer_than_now() {
        LiveStream stream = stream(false);
        publish(stream);
        stream.configure(picture());
        for (long ms = 0; ms <= 400; ms += 40) {
            video(stream, ms, ms == 0);
        }
        time.advanceMs(40);
        video(stream, 440, false);

        assertThat(stream.newestMediaAt()).hasValue(SettableTime.START.plusMillis(40));
        assertThat(events.counts()).contains("reanchored=0");
        assertThat(followed.told).filteredOn("anchored"::equals).hasSize(1);

        time.advanceMs(1_000);
        video(stream, 1_940, false); // Too late to settle: its clock is just fast.
        assertThat(stream.newestMediaAt()).hasValue(SettableTime.START.plusMillis(1_540));
    }

    @Test
    void after_the_end_nobody_publishes() {
        LiveStream stream = stream(false);
        RecordingEncoder encoder = publish(stream);
        stream.end(() -> followed.told.add("then"));
        var late = new RecordingEncoder(channel.eventLoop());
        stream.claim(late, true, late::answered);
        channel.runPendingTasks();

        assertThat(encoder.told).containsExactly("ended");
        assertThat(late.told).containsExactly("Over[]");
        assertThat(followed.told).containsExactly("ended", "then");
        assertThat(events.all()).isEmpty();
    }

    @Test
    void a_reader_that_comes_later_hears_what_it_must_know_and_one_that_leaves_nothing() {
        LiveStream stream = stream(false);
        publish(stream);
        stream.configure(picture());
        video(stream, 0, true);
        var late = new RecordingReader();
        stream.follow(late);
        stream.follow(late);
        video(stream, 33, false);

        assertThat(late.told).containsExactly("anchored", "configured", "10033");
        stream.unfollow(late);
        video(stream, 66, false);
        assertThat(late.told).hasSize(3);
    }

    private LiveStream stream(boolean audioOnly) {
        return new LiveStream(SessionId.next(), audioOnly, channel.eventLoop(), List.of(followed), events, time);
    }

    private RecordingEncoder publish(LiveStream stream) {
        var encoder = new RecordingEncoder(channel.eventLoop());
        stream.claim(encoder, false, _ -> {
        });
        channel.runPendingTasks();
        return encoder;
    }

    private static void video(LiveStream stream, long ms, boolean key) {
        stream.video(VideoCodec.AVC, ms * 1_000, 0, key, bytes(key ? "000000026588" : "00000002419a"));
    }

    private static void audio(LiveStream stream, long ms) {
        stream.audio(AudioCodec.AAC, ms * 1_000, bytes("21"));
    }

    private static AvcConfiguration picture() {
        return AvcConfiguration.parse(bytes(
                "0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb0"));
    }

    private static AacConfiguration sound() {
        return AacConfiguration.parse(bytes("1190"));
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
