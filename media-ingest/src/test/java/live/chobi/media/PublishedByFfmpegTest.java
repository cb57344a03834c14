package live.chobi.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.chobi.kernel.SessionId;
import live.chobi.media.stream.IngestHealth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The stock ffmpeg publishes recordings over a real RTMP port, and the stock ffprobe reads the playlist over HTTP.
class PublishedByFfmpegTest {
    private static final String HIGH = "01_high_bframes";
    private static final String BASELINE = "02_baseline_nob";

    @TempDir
    Path directory;

    private final MediaNode node = new MediaNode();

    @AfterEach
    void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {HIGH, BASELINE})
    void every_frame_is_in_the_playlist_at_its_time(String recording) throws Exception {
        SessionId session = node.expect("key");
        Path file = Ffmpeg.recording(recording, directory);

        Ffmpeg.Finished published = Ffmpeg.publish(file, node.rtmpUrl("key")).await();
        node.heard("stopped " + session);
        node.server().end(session);
        node.await(() -> node.text(session, "v.m3u8").contains("ENDLIST"));

        assertThat(published.status()).as(published.output()).isZero();
        assertThat(node.heardSoFar()).containsExactly("receiving " + session, "stopped " + session);
        for (String track : List.of("v", "a")) {
            List<Long> original = Ffmpeg.presentationTimesMs(file.toString(), track);
            List<Long> packaged = Ffmpeg.presentationTimesMs(node.hlsUrl(session), track);
            long shift = packaged.getFirst() - original.getFirst();
            assertThat(packaged).hasSameSizeAs(original);
            for (int i = 0; i < original.size(); i++) {
                // Sound is counted in samples, which RTMP rounds to milliseconds.
                assertThat(packaged.get(i) - original.get(i)).as("%s frame %s", track, i).isBetween(shift - 2,
                        shift + 2);
            }
            assertThat(shift).isBetween(9_998L, 10_002L);
        }
        Ffmpeg.Finished decoded = Ffmpeg.decode(node.hlsUrl(session)).await();
        assertThat(decoded.output()).isEmpty();
    }

    @Test
    void a_stream_is_playable_soon_and_says_when_its_picture_was_taken() throws Exception {
        SessionId session = node.expect("key");
        Ffmpeg.Running encoder = Ffmpeg.publish(Ffmpeg.recording(BASELINE, directory), node.rtmpUrl("key"));
        node.heard("receiving " + session);
        Instant live = Instant.now();

        node.await(() -> node.hls(session, "index.m3u8").isPresent());
        assertThat(Duration.between(live, Instant.now())).isLessThan(Duration.ofSeconds(4));
        Instant newest = node.server().newestMediaAt(session).orElseThrow();
        assertThat(Duration.between(newest, Instant.now()).abs()).isLessThan(Duration.ofSeconds(2));
        IngestHealth health = node.server().health(session).orElseThrow();
        assertThat(health.codecs()).isEqualTo("avc1.42c01e,mp4a.40.2");
        assertThat(health.width()).isEqualTo(640);
        assertThat(health.publishing()).isTrue();

        encoder.kill();
        node.heard("stopped " + session);
    }

    @Test
    void a_wrong_key_gets_a_reason_its_user_can_read() throws Exception {
        Ffmpeg.Finished refused = Ffmpeg.publish(Ffmpeg.recording(BASELINE, directory), node.rtmpUrl("wrong")).await();

        assertThat(refused.status()).isNotZero();
        assertThat(refused.output()).contains("no such stream key");
        assertThat(node.heardSoFar()).isEmpty();
    }

    @Test
    void a_second_encoder_is_refused_unless_it_takes_over_and_the_session_goes_on() throws Exception {
        SessionId session = node.expect("key");
        Path file = Ffmpeg.recording(BASELINE, directory);
        Ffmpeg.Running first = Ffmpeg.publish(file, node.rtmpUrl("key"));
        node.heard("receiving " + session);

        Ffmpeg.Finished second = Ffmpeg.publish(file, node.rtmpUrl("key")).await();
        assertThat(second.output()).contains("another encoder is already sending with this key");

        Ffmpeg.Running third = Ffmpeg.publish(file, node.rtmpUrl("key?takeover=1"));
        assertThat(first.await().output()).contains("another encoder has taken over this key");
        assertThat(node.heardSoFar()).containsExactly("receiving " + session);
        assertThat(third.await().status()).isZero();
        node.heard("stopped " + session);
        assertThat(node.text(session, "v.m3u8")).containsOnlyOnce("#EXT-X-DISCONTINUITY\n");
    }

    @Test
    void ending_a_session_closes_its_encoder_and_refuses_the_next() throws Exception {
        SessionId session = node.expect("key");
        Path file = Ffmpeg.recording(BASELINE, directory);
        Ffmpeg.Running encoder = Ffmpeg.publish(file, node.rtmpUrl("key"));
        node.await(() -> node.hls(session, "index.m3u8").isPresent());

        node.server().end(session);

        assertThat(encoder.await().output()).contains("the session has ended");
        assertThat(node.text(session, "v.m3u8")).contains("#EXT-X-ENDLIST");
        assertThat(node.heardSoFar()).containsExactly("receiving " + session);
        assertThat(Ffmpeg.publish(file, node.rtmpUrl("key")).await().output()).contains("the session has ended");
    }

    @Test
    void closing_the_server_is_quick_and_tells_of_every_encoder() throws Exception {
        SessionId session = node.expect("key");
        Ffmpeg.Running encoder = Ffmpeg.publish(Ffmpeg.recording(BASELINE, directory), node.rtmpUrl("key"));
        node.heard("receiving " + session);
        Instant before = Instant.now();

        node.server().close();

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
        node.heard("stopped " + session);
        encoder.kill();
    }
}
