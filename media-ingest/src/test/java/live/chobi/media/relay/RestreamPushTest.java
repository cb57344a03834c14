package live.chobi.media.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MetricReadings;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.relay.LinkFailure.Kind;
import live.chobi.media.relay.RestreamStatus.State;
import live.chobi.media.rtmp.MessageHeader;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.SettableTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A push on a loop whose time the test moves, to a target the test plays.
class RestreamPushTest {
    private static final AvcConfiguration PICTURE = AvcConfiguration
            .parse(bytes("0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb0"));
    private static final AvcConfiguration OTHER_PICTURE = AvcConfiguration
            .parse(bytes("0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb1"));
    private static final AacConfiguration SOUND = AacConfiguration.parse(bytes("1190"));

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final SettableTime time = new SettableTime();
    private final EmbeddedChannel clock = new EmbeddedChannel();
    private final Server target = new Server();
    private final RestreamPush push;
    private long dtsMs = 50_000;

    RestreamPushTest() {
        clock.freezeTime();
        push = new RestreamPush(RtmpTarget.parse("rtmp://a.example/app/key", Optional.empty()), target,
                clock.eventLoop(), time, new MediaMetrics(registry), new SplittableRandom(7));
    }

    @AfterEach
    void stop() {
        push.stop();
        assertThat(MetricReadings.of(registry, "chobi_media_restreams")).isZero();
        clock.finishAndReleaseAll();
    }

    /// The other server, as far as a push sees it; it notes what it is sent.
    private static final class Server implements Link, Link.Dialer {
        final List<String> sent = new ArrayList<>();
        int dials;
        int goodbyes;
        boolean writable = true;
        Listener listener = new Nobody();

        @Override
        public Link dial(Target to, EventLoop loop, Listener fresh) {
            dials++;
            listener = fresh;
            sent.clear();
            return this;
        }

        @Override
        public boolean isWritable() {
            return writable;
        }

        @Override
        public void send(int typeId, long timestampMs, ByteBuf head, ByteBuf payload) {
            boolean header = typeId != MessageHeader.DATA_AMF0 && head.getByte(1) == 0;
            sent.add(switch (typeId) {
                case MessageHeader.DATA_AMF0 -> "data";
                case MessageHeader.AUDIO -> header ? "AAC" : "a" + timestampMs;
                default -> header ? "AVC" : (head.getByte(0) == 0x17 ? "K" : "p") + timestampMs;
            });
            head.release();
        }

        @Override
        public void close() {
            goodbyes++;
        }

        String takeSent() {
            String all = String.join(" ", sent);
            sent.clear();
            return all;
        }
    }

    private static final class Nobody implements Link.Listener {
        @Override
        public void started(Set<String> fourCcs) {
        }

        @Override
        public void media(live.chobi.media.rtmp.RtmpMessage message) {
        }

        @Override
        public void closed(LinkFailure failure) {
        }
    }

    @Test
    void it_waits_for_the_encoder_then_connects_and_sends_from_the_next_key_frame_on_at_time_zero() {
        push.configured(PICTURE, SOUND);
        assertThat(push.status().state()).isEqualTo(State.WAITING);

        picture(true);
        assertThat(push.status().state()).isEqualTo(State.CONNECTING);
        picture(false);
        target.listener.started(Set.of());
        assertThat(push.status().state()).isEqualTo(State.LIVE);
        picture(false);
        sound();
        picture(true);
        sound();
        picture(false);

        assertThat(target.takeSent()).isEqualTo("data AVC AAC K0 a40 p80");
        assertThat(push.status().droppedFrames()).isZero();
    }

    @Test
    void a_session_of_sound_needs_no_key_frame() {
        push.configured(null, SOUND);
        sound();
        target.listener.started(Set.of());
        sound();
        sound();

        assertThat(target.takeSent()).isEqualTo("data AAC a0 a40");
    }

    @Test
    void a_slow_target_is_sent_nothing_more_until_the_next_key_frame_and_what_it_missed_is_counted() {
        live();
        target.writable = false;
        picture(false);
        sound();
        target.writable = true;
        picture(false);
        sound();
        picture(true);
        picture(false);

        assertThat(target.takeSent()).isEqualTo("K200 p240");
        assertThat(push.status().droppedFrames()).isZero(); // as shown once a second
        second();
        assertThat(push.status().droppedFrames()).isEqualTo(4);
        assertThat(MetricReadings.of(registry, "chobi_media_restream_frames_dropped")).isEqualTo(4);
    }

    @Test
    void a_target_that_takes_nothing_for_fifteen_seconds_is_tried_anew() {
        live();
        target.writable = false;
        for (int i = 0; i < 16; i++) {
            picture(false);
            second();
        }

        assertThat(push.status().state()).isEqualTo(State.RETRYING);
        assertThat(push.status().lastError()).contains("the target took nothing for 15 s");
        assertThat(target.goodbyes).isEqualTo(1);
    }

    @Test
    void after_a_failure_it_connects_again_and_begins_at_zero_again() {
        live();
        target.listener.closed(new LinkFailure(Kind.LOST, "gone"));
        assertThat(push.status().state()).isEqualTo(State.RETRYING);
        assertThat(push.status().lastError()).contains("gone");
        picture(true);
        assertThat(target.dials).isEqualTo(1);

        second();
        picture(true);
        assertThat(target.dials).isEqualTo(2);
        target.listener.started(Set.of());
        picture(true);
        assertThat(target.takeSent()).isEqualTo("data AVC AAC K0");
    }

    @Test
    void attempts_come_less_and_less_often_up_to_once_a_minute_without_an_end() {
        push.configured(PICTURE, SOUND);
        List<Integer> seconds = new ArrayList<>();
        int last = 0;
        for (int second = 0; second < 600; second++) {
            int before = target.dials;
            picture(true);
            if (target.dials > before) {
                seconds.add(second - last);
                last = second;
                target.listener.closed(new LinkFailure(Kind.UNREACHABLE, "nobody listens"));
            }
            second();
        }

        assertThat(seconds.subList(1, seconds.size())).allMatch(it -> it <= 61);
        for (int i = 1; i < seconds.size(); i++) {
            int whole = Math.min(1 << (i - 1), 60);
            assertThat(seconds.get(i)).as("attempt %d, seed 7", i).isBetween(whole / 2, whole + 1);
        }
        assertThat(push.status().state()).isIn(State.RETRYING, State.WAITING);
        assertThat(push.status().attempts()).isEqualTo(target.dials);
    }

    @Test
    void a_connection_that_lasted_makes_the_next_failure_the_first() {
        push.configured(PICTURE, SOUND);
        for (int i = 0; i < 4; i++) {
            picture(true);
            target.listener.closed(new LinkFailure(Kind.UNREACHABLE, "nobody listens"));
            seconds(10);
        }
        picture(true);
        target.listener.started(Set.of());
        for (int i = 0; i < 32; i++) {
            picture(true);
            second();
        }
        assertThat(push.status().attempts()).isZero();

        target.listener.closed(new LinkFailure(Kind.LOST, "gone"));
        second();
        picture(true);
        assertThat(push.status().state()).isEqualTo(State.CONNECTING);
    }

    @Test
    void a_target_that_refuses_six_times_in_a_row_is_given_up() {
        push.configured(PICTURE, SOUND);
        for (int i = 0; i < 6; i++) {
            assertThat(push.status().state()).isNotEqualTo(State.FAILED);
            picture(true);
            target.listener.closed(new LinkFailure(Kind.REFUSED, "NetStream.Publish.BadName: wrong key"));
            seconds(60);
        }
        picture(true);

        assertThat(push.status().state()).isEqualTo(State.FAILED);
        assertThat(push.status().lastError()).contains("NetStream.Publish.BadName: wrong key");
        assertThat(target.dials).isEqualTo(6);
    }

    @Test
    void a_private_address_is_given_up_at_once() {
        push.configured(PICTURE, SOUND);
        picture(true);
        target.listener.closed(new LinkFailure(Kind.FORBIDDEN, "the server's address is private"));
        seconds(120);
        picture(true);

        assertThat(push.status().state()).isEqualTo(State.FAILED);
        assertThat(target.dials).isEqualTo(1);
    }

    @Test
    void an_encoder_that_comes_back_in_time_goes_on_over_the_same_connection_with_rising_times() {
        live();
        push.interrupted();
        seconds(5);
        dtsMs += 5_000;
        push.configured(OTHER_PICTURE, SOUND);
        picture(false);
        picture(true);
        sound();

        assertThat(target.dials).isEqualTo(1);
        assertThat(target.takeSent()).isEqualTo("data AVC K5080 a5120");
    }

    @Test
    void an_encoder_that_stays_away_frees_the_target_and_its_return_connects_again() {
        live();
        push.interrupted();
        seconds(12);
        assertThat(push.status().state()).isEqualTo(State.WAITING);
        assertThat(target.goodbyes).isEqualTo(1);

        push.configured(PICTURE, SOUND);
        picture(true);
        assertThat(push.status().state()).isEqualTo(State.CONNECTING);
        assertThat(target.dials).isEqualTo(2);
    }

    @Test
    void without_an_encoder_nothing_is_tried_again() {
        live();
        target.listener.closed(new LinkFailure(Kind.LOST, "gone"));
        push.interrupted();
        seconds(300);

        assertThat(target.dials).isEqualTo(1);
        assertThat(push.status().state()).isEqualTo(State.WAITING);
        assertThat(push.status().lastError()).contains("gone");
    }

    @Test
    void the_end_of_the_session_takes_leave_and_nothing_follows() {
        live();
        push.ended();
        picture(true);
        seconds(60);
        picture(true);

        assertThat(push.status().state()).isEqualTo(State.STOPPED);
        assertThat(target.goodbyes).isEqualTo(1);
        assertThat(target.dials).isEqualTo(1);
    }

    @Test
    void the_bit_rate_is_that_of_the_last_seconds() {
        live();
        for (int i = 0; i < 10; i++) {
            picture(false);
            second();
        }
        // A frame of five bytes of head and eight of payload each second.
        assertThat(push.status().bitsPerSecond()).isEqualTo((5 + 8) * 8);
    }

    private void live() {
        push.configured(PICTURE, SOUND);
        picture(true);
        target.listener.started(Set.of());
        picture(true);
        assertThat(target.takeSent()).isEqualTo("data AVC AAC K0");
    }

    private void picture(boolean key) {
        ByteBuf payload = Unpooled.copyLong(dtsMs);
        push.frame(new Frame.Video(dtsMs * 1_000, dtsMs * 1_000, key, payload));
        dtsMs += 40;
        assertThat(payload.release()).isTrue();
    }

    private void sound() {
        ByteBuf payload = Unpooled.copyLong(dtsMs);
        push.frame(new Frame.Audio(dtsMs * 1_000, payload));
        dtsMs += 40;
        assertThat(payload.release()).isTrue();
    }

    private void second() {
        time.advanceMs(1_000);
        clock.advanceTimeBy(1, TimeUnit.SECONDS);
        clock.runPendingTasks();
    }

    private void seconds(int count) {
        for (int i = 0; i < count; i++) {
            second();
        }
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
