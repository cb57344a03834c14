package live.chobi.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import live.chobi.kernel.SessionId;
import live.chobi.media.recording.RecordedFile;
import live.chobi.media.recording.Recording;
import live.chobi.media.recording.RecordingListener;
import live.chobi.media.recording.Recordings;
import live.chobi.media.stream.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stock ffmpeg publishes over a real RTMP port, and the stock ffprobe reads the recording.
class RecordedByFfmpegTest {
    private static final String HIGH = "01_high_bframes";

    @TempDir
    Path directory;

    private final List<Recording> ready = new CopyOnWriteArrayList<>();
    private Recordings recordings;
    private MediaNode node;

    @BeforeEach
    void start() {
        recordings = new Recordings(directory, Duration.ZERO, new RecordingListener() {
            @Override
            public void started(SessionId session, Instant at) {
            }

            @Override
            public void ready(Recording recording) {
                ready.add(recording);
            }

            @Override
            public void failed(SessionId session) {
                throw new AssertionError("the recording failed");
            }

            @Override
            public void deleted(SessionId session) {
                throw new AssertionError("nothing may go");
            }

            @Override
            public boolean isOver(SessionId session) {
                return false;
            }
        }, new MediaMetrics(new PrometheusRegistry()), TimeSource.system(), DiskSpace.system());
        node = new MediaNode(MediaSettings.inMemory().readers(List.of(recordings)));
    }

    @AfterEach
    void stop() {
        node.close();
        recordings.close();
    }

    @Test
    void picture_and_sound_keep_their_frames_and_their_distance() throws Exception {
        SessionId session = node.expect("key");
        Path file = Ffmpeg.recording(HIGH, directory);
        Instant before = Instant.now();
        Ffmpeg.Finished published = Ffmpeg.publish(file, node.rtmpUrl("key")).await();
        assertThat(published.status()).as(published.output()).isZero();
        node.heard("stopped " + session);
        node.server().end(session);
        node.await(() -> !ready.isEmpty());

        RecordedFile recorded = ready.getFirst().files().getFirst();
        assertThat(ready.getFirst().files()).hasSize(1);
        assertThat(recorded.startsAt()).isBetween(before, Instant.now().minusSeconds(8));
        String movie = directory.resolve(session.toString()).resolve(recorded.name()).toString();
        Optional<Long> shift = Optional.empty();
        for (String track : List.of("v", "a")) {
            List<Long> original = Ffmpeg.presentationTimesMs(file.toString(), track);
            List<Long> written = Ffmpeg.presentationTimesMs(movie, track);
            long moved = shift.orElse(written.getFirst() - original.getFirst());
            shift = Optional.of(moved);
            assertThat(written).hasSameSizeAs(original);
            for (int i = 0; i < original.size(); i++) {
                assertThat(written.get(i) - original.get(i)).as("%s frame %s", track, i).isBetween(moved - 2,
                        moved + 2);
            }
        }
        assertThat(Ffmpeg.decode(movie).await().output()).isEmpty();
        assertThat(Ffmpeg.durationSeconds(movie)).isBetween(9.9, 10.2);
    }

    @Test
    void an_encoder_that_comes_back_goes_on_in_the_next_file() throws Exception {
        SessionId session = node.expect("key");
        Path file = Ffmpeg.recording(HIGH, directory);
        Ffmpeg.Running first = Ffmpeg.publish(file, node.rtmpUrl("key"));
        Path movie = directory.resolve(session.toString()).resolve("0001.mp4");
        node.await(() -> Files.exists(movie));
        first.kill();
        node.heard("stopped " + session);
        var _ = Ffmpeg.publish(file, node.rtmpUrl("key")).await();
        node.server().end(session);
        node.await(() -> !ready.isEmpty());

        assertThat(ready.getFirst().files()).extracting(RecordedFile::name).containsExactly("0001.mp4", "0002.mp4");
        RecordedFile second = ready.getFirst().files().get(1);
        assertThat(second.durationMs()).isBetween(9_900L, 10_200L);
        assertThat(second.startsAt()).isAfter(ready.getFirst().startedAt().plusSeconds(1));
    }
}
