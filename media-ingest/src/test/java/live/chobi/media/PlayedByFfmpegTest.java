package live.chobi.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import live.chobi.kernel.SessionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stock ffmpeg publishes a recording over a real RTMP port, and the stock ffmpeg plays it from there.
class PlayedByFfmpegTest {
    @TempDir
    Path directory;

    @Test
    void a_player_who_comes_late_decodes_from_a_key_frame_without_an_error() throws Exception {
        try (var node = new MediaNode()) {
            SessionId session = node.expect("key");
            Ffmpeg.Running encoder = Ffmpeg.publish(Ffmpeg.recording("01_high_bframes", directory),
                    node.rtmpUrl("key"));
            node.heard("receiving " + session);

            Ffmpeg.Finished played = Ffmpeg.decode(node.rtmpUrl(session.toString())).await();

            assertThat(played.output()).isEmpty();
            assertThat(played.status()).isZero();
            assertThat(encoder.await().output()).isEmpty();
        }
    }

    @Test
    void a_player_may_come_before_the_encoder() throws Exception {
        try (var node = new MediaNode()) {
            SessionId session = node.expect("key");
            Ffmpeg.Running player = Ffmpeg.decode(node.rtmpUrl(session.toString()));
            Ffmpeg.Running encoder = Ffmpeg.publish(Ffmpeg.recording("01_high_bframes", directory),
                    node.rtmpUrl("key"));

            assertThat(encoder.await().output()).isEmpty();
            Ffmpeg.Finished played = player.await();
            assertThat(played.output()).isEmpty();
            assertThat(played.status()).isZero();
        }
    }

    @Test
    void a_session_that_is_not_there_is_refused_readably() throws Exception {
        try (var node = new MediaNode()) {
            Ffmpeg.Finished played = Ffmpeg.decode(node.rtmpUrl(SessionId.next().toString())).await();

            assertThat(played.status()).isNotZero();
            assertThat(played.output()).contains("there is no such session");
        }
    }
}
