package live.chobi.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import io.netty.buffer.Unpooled;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.AvcConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a host is told of what their encoder sends: a window is fed as an encoder would, in time moved by hand, and the
/// advice is read as `severity code {numbers}`.
class IngestAdvisorTest {
    private static final long SECOND = 1_000_000_000L;
    private static final AvcConfiguration PICTURE = AvcConfiguration.parse(Unpooled.wrappedBuffer(HexFormat.of()
            .parseHex("0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb0")));
    private static final String STEREO = "1190";
    private static final String MONO = "1188";

    private final HealthWindow window = new HealthWindow();
    private long now = 7 * SECOND;

    IngestAdvisorTest() {
        window.startAnew(now);
    }

    @Test
    void an_encoder_that_does_well_hears_nothing() {
        send(new Sent());
        assertThat(advice()).isEmpty();
    }

    @Test
    void nothing_is_judged_in_the_first_seconds() {
        send(new Sent().seconds(4).frameBytes(500_000).keyEvery(10_000));
        assertThat(advice()).isEmpty();
    }

    @Test
    void key_frames_far_apart_or_missing() {
        send(new Sent().keyEvery(5 * 30));
        assertThat(advice()).containsExactly("WARNING key_frame_interval {seconds=5}");
        startAnew();
        send(new Sent().keyEvery(10 * 30));
        assertThat(advice()).containsExactly("BAD key_frame_interval {seconds=10}");
        startAnew();
        send(new Sent().keyEvery(1_000_000));
        assertThat(advice()).containsExactly("BAD key_frame_interval {seconds=30}");
    }

    @Test
    void a_bitrate_far_above_what_the_size_needs() {
        send(new Sent().frameBytes(50_000)); // 12 Mbit/s for 640 x 360
        assertThat(advice()).containsExactly("WARNING bitrate_high {kilobits=12128, recommended=1500}");
    }

    @Test
    void a_bitrate_that_swings() {
        send(new Sent().seconds(15).frameBytes(5_000));
        send(new Sent().seconds(15).frameBytes(1_000));
        assertThat(advice()).containsExactly("WARNING bitrate_unstable {least=368, most=1328}");
    }

    @Test
    void frames_that_the_encoder_left_out() {
        send(new Sent().left(frame -> frame % 30 != 7));
        assertThat(advice()).containsExactly("WARNING frames_skipped {frames=29, percent=3}");
        startAnew();
        send(new Sent().left(frame -> frame % 30 == 0 || frame % 30 > 6));
        assertThat(advice()).containsExactly("BAD frames_skipped {frames=174, percent=19}");
    }

    @Test
    void a_frame_rate_that_swings_or_is_low() {
        send(new Sent().seconds(15));
        send(new Sent().seconds(15).framesPerSecond(15));
        assertThat(advice()).containsExactly("WARNING frame_rate_unstable {least=15, most=30}");
        startAnew();
        send(new Sent().framesPerSecond(10).keyEvery(20));
        assertThat(advice()).containsExactly("WARNING frame_rate_low {frames=10}");
    }

    @Test
    void a_connection_that_stood_still() {
        send(new Sent().seconds(10));
        now += 2 * SECOND;
        send(new Sent().seconds(10));
        assertThat(advice()).containsExactly("WARNING network_stalls {count=1, seconds=2}");
        now += 4 * SECOND;
        send(new Sent().seconds(10));
        assertThat(advice()).containsExactly("BAD network_stalls {count=2, seconds=4}");
    }

    @Test
    void an_encoder_that_is_connected_and_sends_nothing() {
        send(new Sent());
        IngestHealth health = health();
        assertThat(IngestState.of(health, Backup.NONE, now + 2 * SECOND).receiving()).isTrue();
        IngestState later = IngestState.of(health, Backup.NONE, now + 5 * SECOND);
        assertThat(later.receiving()).isFalse();
        assertThat(later.advice()).extracting(IngestAdvice::code).containsExactly("stalled");
    }

    @Test
    void an_encoder_that_has_gone_gets_no_advice() {
        send(new Sent().keyEvery(300));
        IngestHealth it = health();
        var gone = new IngestHealth(false, 0, 0, it.keyFrameIntervalSeconds(), it.width(), it.height(), it.codecs(), 0,
                0, Map.of(), false, it.atNanos(), it.measures());
        assertThat(IngestState.of(gone, Backup.NONE, now)).returns(false, IngestState::receiving).returns(
                List.of(),
                IngestState::advice);
    }

    @Test
    void sound_that_is_missing_stopped_silent_or_of_one_channel() {
        send(new Sent().soundBytes(0).sound(null));
        assertThat(advice()).containsExactly("WARNING audio_missing {}");
        startAnew();
        send(new Sent().seconds(10));
        send(new Sent().seconds(10).soundBytes(0));
        assertThat(advice()).containsExactly("BAD audio_stopped {seconds=10}");
        startAnew();
        send(new Sent().soundBytes(9));
        assertThat(advice()).containsExactly("WARNING audio_silent {}");
        startAnew();
        send(new Sent().sound(MONO));
        assertThat(advice()).containsExactly("OK audio_mono {}");
    }

    @Test
    void frames_in_another_order_than_they_are_shown() {
        send(new Sent().reorderMs(67));
        assertThat(advice()).containsExactly("OK b_frames {milliseconds=67}");
    }

    @Test
    void a_clock_that_jumps_again_and_again_but_not_the_next_encoders_clock() {
        send(new Sent().seconds(10));
        startAnew();
        window.clockJumped(now);
        send(new Sent().seconds(10));
        window.clockJumped(now);
        assertThat(advice()).isEmpty();
        window.clockJumped(now);
        assertThat(advice()).containsExactly("WARNING clock_jumps {count=2}");
    }

    @Test
    void codecs_and_profiles_that_not_everybody_plays() {
        send(new Sent());
        assertThat(advice("avc1.6e001f,mp4a.40.2", 1280)).containsExactly("BAD profile_unplayable {}");
        assertThat(advice("hvc1.1.6.L93.B0,mp4a.40.2", 1280)).containsExactly("WARNING codec_support {}");
        assertThat(advice("av01.0.05M.08,mp4a.40.2", 1280)).containsExactly("WARNING codec_support {}");
        assertThat(advice("mp4a.40.2", 0)).containsExactly("WARNING picture_missing {}");
    }

    @Test
    void the_history_has_a_value_for_five_seconds_and_goes_on_over_reconnects() {
        send(new Sent().seconds(20));
        startAnew();
        now += 10 * SECOND;
        send(new Sent().seconds(11));

        assertThat(health().measures().history()).hasSize(20).startsWith(367_920L).contains(0L);
        send(new Sent().seconds(600));
        assertThat(health().measures().history()).hasSize(59).doesNotContain(0L);
    }

    private void startAnew() {
        now += 61 * SECOND;
        window.startAnew(now);
        sound = STEREO;
        dtsUs = 0;
    }

    private List<String> advice() {
        return lines(health());
    }

    private List<String> advice(String codecs, int width) {
        IngestHealth it = health();
        return lines(new IngestHealth(true, it.bitsPerSecond(), it.framesPerSecond(), it.keyFrameIntervalSeconds(),
                width, width * 9 / 16, codecs, 0, 0, Map.of(), false, now, it.measures()));
    }

    private List<String> lines(IngestHealth health) {
        return IngestAdvisor.advise(health, now).stream()
                .map(it -> it.severity() + " " + it.code() + " " + new TreeMap<>(it.numbers())).toList();
    }

    private IngestHealth health() {
        return new IngestHealth(true, window.bitsPerSecond(now), window.framesPerSecond(now),
                window.keyFrameIntervalSeconds(), 640, 360, "avc1.64001e,mp4a.40.2", 0, 0, Map.of(), false, now,
                window.measures(PICTURE,
                        sound == null
                                ? null
                                : AacConfiguration.parse(Unpooled.wrappedBuffer(HexFormat.of().parseHex(sound))),
                        now));
    }

    private @Nullable String sound = STEREO;
    private long dtsUs;

    /// Feeds the window as an encoder would: pictures at an even rate, sound 40 times a second.
    private void send(Sent sent) {
        sound = sent.sound;
        long frames = (long) sent.seconds * sent.framesPerSecond;
        long stepUs = 1_000_000L / sent.framesPerSecond;
        long beganNanos = now;
        for (long frame = 0; frame < frames; frame++) {
            now = beganNanos + frame * SECOND / sent.framesPerSecond;
            if (sent.left.test(frame)) {
                window.video(sent.frameBytes, frame % sent.keyEvery == 0, dtsUs,
                        dtsUs + (frame % 3 == 0 ? sent.reorderMs * 1_000L : 0), now);
            }
            dtsUs += stepUs;
            if (sent.soundBytes > 0) {
                window.audio(sent.soundBytes, now);
            }
        }
        now = beganNanos + sent.seconds * SECOND;
    }

    /// Thirty seconds of 30 frames a second at 240 kbit/s with a key frame every two seconds, and stereo at 128 kbit/s.
    private record Sent(int seconds, int framesPerSecond, int frameBytes, int keyEvery, int reorderMs, int soundBytes,
            @Nullable String sound, LongPredicate left) {
        Sent() {
            this(30, 30, 1_000, 60, 0, 533, STEREO, _ -> true);
        }

        Sent seconds(int value) {
            return new Sent(value, framesPerSecond, frameBytes, keyEvery, reorderMs, soundBytes, sound, left);
        }

        Sent framesPerSecond(int value) {
            return new Sent(seconds, value, frameBytes, keyEvery, reorderMs, soundBytes, sound, left);
        }

        Sent frameBytes(int value) {
            return new Sent(seconds, framesPerSecond, value, keyEvery, reorderMs, soundBytes, sound, left);
        }

        Sent keyEvery(int value) {
            return new Sent(seconds, framesPerSecond, frameBytes, value, reorderMs, soundBytes, sound, left);
        }

        Sent reorderMs(int value) {
            return new Sent(seconds, framesPerSecond, frameBytes, keyEvery, value, soundBytes, sound, left);
        }

        Sent soundBytes(int value) {
            return new Sent(seconds, framesPerSecond, frameBytes, keyEvery, reorderMs, value, sound, left);
        }

        Sent sound(@Nullable String value) {
            return new Sent(seconds, framesPerSecond, frameBytes, keyEvery, reorderMs, soundBytes, value, left);
        }

        Sent left(LongPredicate value) {
            return new Sent(seconds, framesPerSecond, frameBytes, keyEvery, reorderMs, soundBytes, sound, value);
        }
    }
}
