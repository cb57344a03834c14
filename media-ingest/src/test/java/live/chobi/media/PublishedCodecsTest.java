package live.chobi.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import live.chobi.kernel.SessionId;
import live.chobi.media.stream.IngestHealth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The stock ffmpeg publishes every codec it can put into enhanced FLV, and the stock ffmpeg decodes the playlist.
class PublishedCodecsTest {
    private static final int SECONDS = 4;
    private static final int PICTURES = SECONDS * 10;

    private final MediaNode node = new MediaNode();

    @AfterEach
    void stop() {
        node.close();
    }

    @ParameterizedTest
    @CsvSource({"libx265 -x265-params log-level=none:keyint=10, libmp3lame -ar 44100, 'hvc1.1.6.L30.90,mp4a.40.34'",
        "libsvtav1 -preset 12 -svtav1-params lp=1, libopus -frame_duration 60, 'av01.0.00M.08,opus'",
        "libvpx-vp9 -deadline realtime -cpu-used 8, aac -ar 22050, 'vp09.00.10.08,mp4a.40.2'",
        "libx264 -preset ultrafast, libopus -frame_duration 10, 'avc1.42c00a,opus'"})
    void a_codec_is_packaged_so_that_it_decodes(String video, String audio, String codecs) throws Exception {
        SessionId session = node.expect("key");
        List<String> command = new ArrayList<>(List.of("-re", "-f", "lavfi", "-i", "testsrc2=s=160x120:r=10", "-re",
                "-f", "lavfi", "-i", "sine", "-t", Integer.toString(SECONDS), "-pix_fmt", "yuv420p", "-g", "10",
                "-c:v"));
        command.addAll(List.of(video.split(" ", -1)));
        command.add("-c:a");
        command.addAll(List.of(audio.split(" ", -1)));
        command.addAll(List.of("-f", "flv", node.rtmpUrl("key")));

        Ffmpeg.Finished published = Ffmpeg.run(command).await();
        node.heard("stopped " + session);
        IngestHealth health = node.server().health(session).orElseThrow();
        node.server().end(session);
        node.await(() -> node.text(session, "v.m3u8").contains("ENDLIST"));

        assertThat(published.status()).as(published.output()).isZero();
        assertThat(node.text(session, "index.m3u8")).contains("CODECS=\"" + codecs + "\"")
                .contains("RESOLUTION=160x120");
        assertThat(node.text(session, "v.m3u8")).doesNotContain("DISCONTINUITY\n");
        assertThat(health.droppedFrames()).isZero();
        assertThat(health.clampedFrames()).isZero();
        assertThat(Ffmpeg.decode(node.hlsUrl(session)).await()).isEqualTo(new Ffmpeg.Finished(0, ""));
        assertThat(Ffmpeg.presentationTimesMs(node.hlsUrl(session), "v")).hasSize(PICTURES);
        List<Long> sound = Ffmpeg.presentationTimesMs(node.hlsUrl(session), "a");
        assertThat(sound.getLast() - sound.getFirst()).isBetween(SECONDS * 1_000L - 150, SECONDS * 1_000L + 150);
    }
}
