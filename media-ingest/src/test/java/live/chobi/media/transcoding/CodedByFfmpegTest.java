package live.chobi.media.transcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.chobi.kernel.SessionId;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MetricReadings;
import live.chobi.media.codec.PictureFormat;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.SettableTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stock ffmpeg makes a ladder of recorded streams, which are fed no faster than it takes them.
class CodedByFfmpegTest {
    private static final Ladder LADDER = Ladder.parse("240p:300k,144p:120k,90p:50k");
    private static final long AHEAD_US = 1_500_000;
    private static final long FIRST_GROUP_US = 2_000_000;
    private static final Instant ZERO = Instant.parse("2026-01-02T03:04:00Z");

    @TempDir
    Path directory;

    private final SettableTime time = new SettableTime();
    private final StockFfmpeg ffmpeg = new StockFfmpeg();
    private final Renditions renditions = new Renditions();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Semaphore places = new Semaphore(1);
    private final EventLoop loop = new DefaultEventLoop();
    private Workplace workplace;
    private Transcoder transcoder;

    @BeforeEach
    void open() throws IOException {
        workplace = Workplace.open(directory.resolve("w"));
        transcoder = new Transcoder(new Admission.Admitted(SessionId.next(), false, ZERO), LADDER,
                FfmpegCoder.factory(ffmpeg, workplace, 1), renditions, places, loop, time,
                new MediaMetrics(registry));
    }

    @AfterEach
    void stop() throws IOException {
        ffmpeg.started.forEach(Process::destroyForcibly);
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        workplace.close();
    }

    @Test
    void every_rung_has_every_picture_at_the_sources_time_and_the_sources_own_sound() throws Exception {
        Corpus source = Corpus.of("01_high_bframes");

        feed(source, source.frames);
        transcoder.ended();
        renditions.await(() -> renditions.byRung.size() == 3 && renditions.byRung.values().stream()
                .allMatch(it -> it.getLast().told.contains("ended")));

        List<Frame.Video> pictures = source.pictures();
        Frame.Video first = pictures.stream().filter(Frame.Video::key).skip(1).findFirst().orElseThrow();
        List<Long> shown = pictures.stream().map(Frame.Video::ptsUs).filter(it -> it >= first.ptsUs()).sorted()
                .toList();
        List<Frame> sound = source.frames.stream().filter(Frame.Audio.class::isInstance)
                .filter(it -> it.dtsUs() >= first.dtsUs()).toList();
        for (Rung rung : LADDER.rungs()) {
            Renditions.Kept kept = renditions.newest(rung.name());
            assertThat(kept.told).containsExactly("anchored " + ZERO, "configured", "ended");
            assertThat(kept.audio).isEqualTo(source.audio());
            assertThat(kept.pictures()).extracting(Frame.Video::ptsUs).containsExactlyElementsOf(shown);
            assertThat(kept.keys()).extracting(Frame.Video::dtsUs, Frame.Video::ptsUs).containsExactlyElementsOf(
                    pictures.stream().filter(it -> it.key() && it.dtsUs() >= first.dtsUs())
                            .map(it -> tuple(it.dtsUs(), it.ptsUs())).toList());
            assertThat(kept.pictures()).extracting(Frame::dtsUs).isSorted().doesNotHaveDuplicates();
            assertThat(kept.sounds()).extracting(Frame::dtsUs)
                    .containsExactlyElementsOf(sound.stream().map(Frame::dtsUs).toList());
            assertThat(Renditions.bytes(kept.sounds())).isEqualTo(Renditions.bytes(sound));
            assertThat(size(kept)).isEqualTo(rung.size() * 16 / 9 / 2 * 2 + "x" + rung.size());
            assertThat(bitsPerSecond(kept)).as(rung.name()).isBetween(rung.bitsPerSecond() * 0.4,
                    rung.bitsPerSecond() * 1.3);
        }
        assertThat(dropped("in")).isZero();
        assertThat(dropped("out")).isZero();
        assertThat(MetricReadings.of(registry, "chobi_media_transcoding_deaths")).isZero();
        assertThat(MetricReadings.of(registry, "chobi_media_transcoding_children")).isZero();
        assertThat(places.availablePermits()).isOne();
        try (Stream<Path> left = Files.list(workplace.folder())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_killed_program_is_started_again_and_its_renditions_begin_anew_at_a_key_frame_of_the_source()
            throws Exception {
        Corpus source = Corpus.of("02_baseline_nob");
        List<Frame> before = source.frames.stream().filter(it -> it.dtsUs() < 5_900_000).toList();
        feed(source, before);
        renditions.await(() -> renditions.byRung.size() == 3 && renditions.byRung.values().stream()
                .noneMatch(it -> it.getLast().frames.isEmpty()));

        ffmpeg.started.getFirst().destroyForcibly().waitFor();
        renditions
                .await(() -> renditions.byRung.values().stream().allMatch(it -> it.getLast().told.contains("removed")));
        loop.submit(() -> time.advanceMs(1_000)).syncUninterruptibly();
        feed(source, source.frames.subList(before.size(), source.frames.size()));
        transcoder.ended();
        renditions.await(() -> renditions.byRung.values().stream().allMatch(it -> it.getLast().told.contains("ended")));

        List<Frame.Video> after = source.pictures().stream().filter(it -> it.dtsUs() >= 7_000_000).toList();
        for (Rung rung : LADDER.rungs()) {
            assertThat(renditions.byRung.get(rung.name())).hasSize(2);
            Renditions.Kept kept = renditions.newest(rung.name());
            assertThat(kept.pictures().getFirst().key()).isTrue();
            assertThat(kept.pictures()).extracting(Frame.Video::ptsUs)
                    .containsExactlyElementsOf(after.stream().map(Frame.Video::ptsUs).toList());
        }
        assertThat(MetricReadings.of(registry, "chobi_media_transcoding_deaths")).isOne();
        assertThat(MetricReadings.of(registry, "chobi_media_transcoding_children")).isZero();
    }

    private static String size(Renditions.Kept kept) {
        PictureFormat picture = Objects.requireNonNull(kept.video).picture();
        return picture.width() + "x" + picture.height();
    }

    private static double bitsPerSecond(Renditions.Kept kept) {
        List<Frame.Video> pictures = kept.pictures();
        long bytes = pictures.stream().mapToLong(it -> it.payload().readableBytes()).sum();
        return bytes * 8e6 / (pictures.getLast().dtsUs() - pictures.getFirst().dtsUs());
    }

    /// As fast as the program takes it.
    private void feed(Corpus source, List<Frame> frames) throws InterruptedException {
        transcoder.anchored(ZERO);
        transcoder.configured(source.video(), source.audio());
        for (Frame frame : frames) {
            transcoder.frame(frame);
            loop.submit(() -> {
            }).syncUninterruptibly();
            renditions.await(() -> renditions.byRung.values().stream()
                    .allMatch(it -> isNear(it.getLast(), frame, frames)));
        }
    }

    /// Before a rendition's first picture the program is given what it needs to begin.
    private static boolean isNear(Renditions.Kept kept, Frame frame, List<Frame> frames) {
        if (kept.told.contains("removed") || frame.equals(frames.getLast())) {
            return true;
        }
        long fromUs = kept.frames.isEmpty()
                ? frames.getFirst().dtsUs() + FIRST_GROUP_US
                : kept.frames.getLast().dtsUs();
        return frame.dtsUs() - fromUs < AHEAD_US;
    }

    private double dropped(String side) {
        return MetricReadings.of(registry, "chobi_media_transcoding_frames_dropped", "side", side);
    }
}
