package live.chobi.media.transcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.SessionId;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MetricReadings;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.VideoCodec;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.codec.VideoRecords;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.SettableTime;
import org.junit.jupiter.api.Test;

/// When the program runs, and what becomes of the renditions. One loop, a clock moved by hand, a program that codes
/// nothing. The source has 25 pictures of 4 kB a second, 640 x 360, and a key frame every second.
class TranscoderTest {
    private static final Instant ZERO = Instant.parse("2026-01-02T03:04:00Z");
    private static final VideoConfiguration PICTURE = VideoRecords.of(VideoCodec.AVC);
    private static final VideoConfiguration OTHER_PICTURE = VideoRecords.of(VideoCodec.HEVC);
    private static final AacConfiguration SOUND = sound("1190");
    private static final AacConfiguration OTHER_SOUND = sound("1188");

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final SettableTime time = new SettableTime();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final MediaMetrics metrics = new MediaMetrics(registry);
    private final FakeCoders coders = new FakeCoders();
    private final Renditions renditions = new Renditions();
    private final Semaphore places = new Semaphore(1);
    private final Transcoder transcoder = transcoder("360p:900k,240p:300k,144p:100k");
    private long nowMs = 1_000;

    @Test
    void the_ladder_is_made_of_the_rungs_below_the_source_once_a_second_has_been_measured() {
        begin();
        pictures(1_000);
        assertThat(coders.started).isEmpty();

        pictures(40);

        assertThat(coders.started).hasSize(1);
        assertThat(coders.newest().task.rungs()).extracting(Rung::name).containsExactly("240p", "144p");
        assertThat(coders.newest().task.framesPerSecond()).isEqualTo(30);
        assertThat(coders.newest().offered).extracting(Frame::dtsUs).containsExactly(2_000_000L);
        assertThat(reading("children")).isOne();
    }

    @Test
    void a_source_that_is_smaller_than_every_rung_gets_none() {
        Transcoder small = transcoder("720p:2500k,480p:100k");
        small.configured(PICTURE, SOUND);
        for (int i = 0; i < 60; i++) {
            small.frame(
                    new Frame.Video(i * 40_000L, i * 40_000L, i % 25 == 0, Unpooled.buffer(4_000).writeZero(4_000)));
        }

        assertThat(coders.started).isEmpty();
        assertThat(places.availablePermits()).isOne();
    }

    @Test
    void renditions_have_the_sources_decoding_times_at_key_frames_and_its_sound_between_its_pictures() {
        begin();
        pictures(1_040);
        sound(1_990);
        sound(2_010);
        sound(2_050);
        picture(2_040, 80, false);
        coders.newest().configure(PICTURE);

        coders.newest().offered.forEach(coders.newest()::codes);

        Renditions.Kept kept = renditions.newest("240p");
        assertThat(kept.told).containsExactly("anchored " + ZERO, "configured");
        assertThat(kept.frames).extracting(Frame::dtsUs).containsExactly(2_000_000L, 2_010_000L, 2_050_000L,
                2_120_000L);
        transcoder.ended();
        coders.newest().dies("it has ended");
        assertThat(kept.told.getLast()).isEqualTo("ended");
    }

    @Test
    void a_picture_of_a_reordered_source_is_decoded_as_much_earlier_as_the_sources_key_frame_is() {
        begin();
        pictures(1_000);
        picture(2_000, 80, true);
        picture(2_040, 160, false);

        coders.newest().codesAll();

        assertThat(renditions.newest("144p").pictures()).extracting(Frame.Video::dtsUs, Frame.Video::ptsUs)
                .containsExactly(tuple(2_000_000L, 2_080_000L),
                        tuple(2_120_000L, 2_200_000L));
    }

    @Test
    void what_the_program_is_too_slow_for_is_dropped_and_counted() {
        begin();
        pictures(1_040);
        coders.newest().slow = true;

        pictures(400);

        assertThat(MetricReadings.of(registry, "chobi_media_transcoding_frames_dropped", "side", "in")).isEqualTo(10);
    }

    @Test
    void a_dead_program_takes_its_renditions_away_and_the_next_begins_at_a_key_frame_a_second_later() {
        begin();
        pictures(1_040);
        coders.newest().codesAll();
        Renditions.Kept first = renditions.newest("240p");

        coders.newest().dies("killed");
        pictures(990);
        assertThat(first.told.getLast()).isEqualTo("removed");
        assertThat(coders.started).hasSize(1);
        assertThat(places.availablePermits()).isOne();
        passes(1_000);
        pictures(1_000);

        assertThat(coders.started).hasSize(2);
        assertThat(coders.newest().offered.getFirst().key()).isTrue();
        coders.newest().codesAll();
        assertThat(renditions.newest("240p")).isNotSameAs(first);
        assertThat(reading("deaths")).isOne();
    }

    @Test
    void a_program_that_dies_five_times_in_a_row_is_given_up_after_longer_and_longer_pauses() {
        begin();
        pictures(1_040);
        for (int seconds : List.of(1, 2, 4, 8)) {
            int before = coders.started.size();
            coders.newest().dies("cannot open the input");
            passes(seconds * 1_000 - 1);
            pictures(1_000);
            assertThat(coders.started).as("before %s s", seconds).hasSize(before);
            passes(1);
            pictures(1_000);
            assertThat(coders.started).as("after %s s", seconds).hasSize(before + 1);
        }

        coders.newest().dies("cannot open the input");
        passes(600_000);
        pictures(2_000);

        assertThat(coders.started).hasSize(5);
        assertThat(reading("deaths")).isEqualTo(5);
        assertThat(reading("given_up")).isOne();
        assertThat(places.availablePermits()).isOne();
    }

    @Test
    void a_death_after_a_good_minute_is_the_first_again() {
        begin();
        pictures(1_040);
        for (int i = 0; i < 8; i++) {
            keepsCoding(61);
            coders.newest().dies("killed");
            passes(1_000);
            pictures(1_000);
        }

        assertThat(coders.started).hasSize(9);
        assertThat(reading("given_up")).isZero();
    }

    @Test
    void a_program_that_is_fed_and_gives_nothing_for_ten_seconds_is_closed_and_started_again() {
        begin();
        pictures(1_040);
        FakeCoders.Fake frozen = coders.newest();
        frozen.codesAll();
        for (int second = 0; second < 9; second++) {
            passes(1_000);
            pictures(1_000);
        }
        assertThat(frozen.end).isEmpty();

        passes(1_000);
        assertThat(frozen.end).isEqualTo("close");
        assertThat(renditions.newest("240p").told.getLast()).isEqualTo("removed");
        passes(1_000);
        pictures(1_000);

        assertThat(coders.started).hasSize(2);
        assertThat(reading("deaths")).isOne();
    }

    @Test
    void a_program_that_is_not_fed_need_not_give_anything() {
        begin();
        pictures(1_040);
        coders.newest().codesAll();

        passes(60_000);

        assertThat(coders.newest().end).isEmpty();
    }

    @Test
    void an_encoder_that_is_back_at_once_finds_the_program_running_and_renditions_hear_of_it_in_time() {
        begin();
        pictures(1_040);
        coders.newest().codesAll();
        Renditions.Kept kept = renditions.newest("240p");
        transcoder.interrupted();
        passes(2_000);
        Instant later = ZERO.plusSeconds(2);
        transcoder.anchored(later);
        picture(nowMs + 40, 0, true);
        assertThat(kept.told).containsExactly("anchored " + ZERO, "configured");

        coders.newest().codes(coders.newest().offered.getLast());

        assertThat(kept.told).containsExactly("anchored " + ZERO, "configured", "interrupted", "anchored " + later);
        assertThat(coders.started).hasSize(1);
    }

    @Test
    void a_programme_clock_that_is_better_known_is_told_before_and_after_a_rendition_has_begun() {
        begin();
        Instant first = ZERO.minusMillis(90);
        transcoder.settled(first);
        pictures(1_040);
        coders.newest().codesAll();
        assertThat(renditions.newest("240p").told).containsExactly("anchored " + first, "configured");

        Instant second = ZERO.minusMillis(140);
        transcoder.settled(second);
        picture(nowMs + 40, 0, false);
        coders.newest().codes(coders.newest().offered.getLast());

        assertThat(renditions.newest("240p").told).endsWith("settled " + second);
    }

    @Test
    void the_program_ends_when_the_encoder_stays_away_and_its_return_needs_no_new_measure() {
        begin();
        pictures(1_040);
        coders.newest().codesAll();
        transcoder.interrupted();
        passes(3_000);
        assertThat(coders.newest().end).isEqualTo("finish");
        coders.newest().dies("it has ended");
        assertThat(renditions.newest("240p").told).endsWith("interrupted");
        assertThat(places.availablePermits()).isOne();
        assertThat(reading("deaths")).isZero();

        picture(nowMs + 40, 0, true);

        assertThat(coders.started).hasSize(2);
        coders.newest().codesAll();
        assertThat(renditions.byRung.get("240p")).hasSize(1);
        assertThat(renditions.newest("240p").told).endsWith("anchored " + ZERO, "configured");
    }

    @Test
    void another_source_is_measured_anew_and_gets_other_renditions() {
        begin();
        pictures(1_040);
        coders.newest().codesAll();
        Renditions.Kept first = renditions.newest("240p");
        transcoder.configured(OTHER_PICTURE, SOUND);
        pictures(1_000);
        assertThat(coders.newest().end).isEqualTo("close");
        assertThat(first.told.getLast()).isEqualTo("removed");

        pictures(2_000);

        assertThat(coders.started).hasSize(2);
        assertThat(coders.newest().task.source()).isEqualTo(OTHER_PICTURE);
        assertThat(coders.newest().task.rungs()).extracting(Rung::name).containsExactly("144p");
    }

    @Test
    void other_sound_begins_with_a_new_run_at_the_next_key_frame() {
        begin();
        pictures(1_040);
        coders.newest().codesAll();
        transcoder.configured(PICTURE, OTHER_SOUND);
        sound(nowMs);

        pictures(1_000);

        assertThat(coders.started).hasSize(2);
        coders.newest().codesAll();
        assertThat(renditions.newest("240p").sounds()).isEmpty();
        assertThat(renditions.newest("240p").audio).isEqualTo(OTHER_SOUND);
    }

    @Test
    void sound_goes_on_where_pictures_have_stopped() {
        begin();
        pictures(1_040);
        coders.newest().codesAll();

        for (int ms = 0; ms <= 1_400; ms += 20) {
            sound(2_020 + ms);
        }

        assertThat(renditions.newest("240p").sounds().getLast().dtsUs()).isEqualTo(3_400_000L);
    }

    @Test
    void a_session_without_a_place_goes_without_until_there_is_one() {
        places.acquireUninterruptibly();
        begin();
        pictures(3_040);
        assertThat(coders.started).isEmpty();
        assertThat(reading("refused")).isOne();

        places.release();
        passes(10_000);
        pictures(1_000);

        assertThat(coders.started).hasSize(1);
        assertThat(reading("refused")).isOne();
    }

    @Test
    void nothing_runs_after_the_session_has_ended_and_every_buffer_is_given_back() {
        begin();
        pictures(1_040);
        coders.newest().codesAll();
        ByteBuf held = Unpooled.buffer().writeZero(10);
        transcoder.frame(new Frame.Audio(nowMs * 1_000, held));
        assertThat(held.refCnt()).isEqualTo(3);

        transcoder.ended();
        assertThat(coders.newest().end).isEqualTo("finish");
        coders.newest().dies("it has ended");
        pictures(3_000);

        assertThat(held.refCnt()).isOne();
        assertThat(coders.started).hasSize(1);
        assertThat(renditions.newest("240p").told.getLast()).isEqualTo("ended");
        assertThat(reading("children")).isZero();
    }

    private Transcoder transcoder(String ladder) {
        return new Transcoder(new Admission.Admitted(SessionId.next(), false, ZERO), Ladder.parse(ladder), coders,
                renditions, places, channel.eventLoop(), time, metrics);
    }

    private void begin() {
        transcoder.anchored(ZERO);
        transcoder.configured(PICTURE, SOUND);
    }

    /// Pictures of so many milliseconds, from where the last ones ended.
    private void pictures(int ms) {
        long endMs = nowMs + ms;
        while (nowMs < endMs) {
            picture(nowMs, 0, nowMs % 1_000 == 0);
            nowMs += 40 - nowMs % 40;
        }
    }

    private void picture(long ms, long compositionMs, boolean key) {
        ByteBuf payload = Unpooled.buffer().writeZero(4_000);
        transcoder.frame(new Frame.Video(ms * 1_000, (ms + compositionMs) * 1_000, key, payload));
        assertThat(payload.refCnt()).isOne();
    }

    private void sound(long ms) {
        ByteBuf payload = Unpooled.copyLong(ms);
        transcoder.frame(new Frame.Audio(ms * 1_000, payload));
        payload.release();
    }

    private void keepsCoding(int seconds) {
        coders.newest().configure(PICTURE);
        for (int i = 0; i < seconds; i++) {
            passes(1_000);
            pictures(1_000);
            coders.newest().codes(coders.newest().offered.getLast());
        }
    }

    private void passes(long ms) {
        time.advanceMs(ms);
        channel.advanceTimeBy(ms, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private double reading(String name) {
        return MetricReadings.of(registry, "chobi_media_transcoding_" + name);
    }

    private static AacConfiguration sound(String hex) {
        return AacConfiguration.parse(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
    }
}
