package live.chobi.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.SessionId;
import live.chobi.media.stream.TimeSource;
import live.chobi.media.transcoding.Ladder;
import live.chobi.media.transcoding.StockFfmpeg;
import live.chobi.media.transcoding.Transcoding;
import live.chobi.media.transcoding.TranscodingSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stock ffmpeg publishes, another makes the ladder, and a third plays every variant over HTTP.
class LadderOverHttpTest {
    private static final List<String> RUNGS = List.of("240p", "144p");

    @TempDir
    Path directory;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final StockFfmpeg coder = new StockFfmpeg();
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private Transcoding transcoding;
    private MediaNode node;

    @BeforeEach
    void start() throws Exception {
        transcoding = Transcoding.open(new TranscodingSettings(Ladder.parse("240p:300k,144p:120k"), 1, 1),
                directory.resolve("w"), coder, loops, TimeSource.system(), new MediaMetrics(registry));
        node = new MediaNode(MediaSettings.inMemory().ladder(transcoding::readerOf));
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        coder.started.forEach(Process::destroyForcibly);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        transcoding.close();
    }

    @Test
    void every_variant_has_the_same_moment_in_the_segment_of_the_same_number_and_plays() throws Exception {
        SessionId session = node.expect("key");
        Path file = Ffmpeg.recording("01_high_bframes", directory);

        Ffmpeg.Finished published = Ffmpeg.publish(file, node.rtmpUrl("key")).await();
        node.server().end(session);
        node.await(() -> RUNGS.stream().allMatch(it -> node.text(session, it + "/v.m3u8").contains("ENDLIST")));

        assertThat(published.output()).isEmpty();
        assertThat(node.text(session, "index.m3u8").lines().filter(it -> it.endsWith(".m3u8")))
                .containsExactly("v.m3u8", "240p/v.m3u8", "144p/v.m3u8");
        assertThat(node.text(session, "index.m3u8")).contains("RESOLUTION=426x240,FRAME-RATE=30.000",
                "RESOLUTION=256x144,FRAME-RATE=30.000");
        Map<Long, String> source = segments(session, "");
        List<Long> shown = Ffmpeg.presentationTimesMs(mediaUrl(session, ""), "v");
        List<Long> heard = Ffmpeg.presentationTimesMs(mediaUrl(session, ""), "a");
        for (String rung : RUNGS) {
            Map<Long, String> own = segments(session, rung + "/");
            assertThat(own).hasSizeGreaterThanOrEqualTo(3);
            assertThat(source).as(rung).containsAllEntriesOf(own);
            // The source has them in decoding order.
            List<Long> ownShown = Ffmpeg.presentationTimesMs(mediaUrl(session, rung + "/"), "v");
            assertThat(shown.stream().sorted().toList()).endsWith(ownShown.toArray(Long[]::new));
            // Sound is counted in samples from each list's first, which RTMP rounds to milliseconds.
            List<Long> ownHeard = Ffmpeg.presentationTimesMs(mediaUrl(session, rung + "/"), "a");
            assertThat(ownHeard).isNotEmpty();
            for (int i = 0; i < ownHeard.size(); i++) {
                assertThat(ownHeard.get(i) - heard.get(heard.size() - ownHeard.size() + i)).isBetween(-1L, 1L);
            }
            assertThat(Ffmpeg.decode(mediaUrl(session, rung + "/")).await().output()).isEmpty();
        }
    }

    @Test
    void a_killed_program_costs_the_source_nothing_and_the_ladder_comes_back() throws Exception {
        SessionId session = node.expect("key");
        Path file = Ffmpeg.recording("02_baseline_nob", directory);
        Ffmpeg.Running encoder = Ffmpeg.run(List.of("-re", "-stream_loop", "1", "-i", file.toString(), "-c", "copy",
                "-f", "flv", node.rtmpUrl("key")));
        node.await(() -> node.text(session, "index.m3u8").contains("144p/v.m3u8"));

        coder.started.getFirst().destroyForcibly().waitFor();
        node.await(() -> !node.text(session, "index.m3u8").contains("p/v.m3u8"));
        node.await(() -> node.text(session, "index.m3u8").contains("144p/v.m3u8"));
        assertThat(encoder.await().output()).isEmpty();
        node.server().end(session);
        node.await(() -> RUNGS.stream().allMatch(it -> node.text(session, it + "/v.m3u8").contains("ENDLIST")));

        assertThat(Ffmpeg.presentationTimesMs(mediaUrl(session, ""), "v")).hasSize(600);
        assertThat(node.text(session, "v.m3u8")).doesNotContain("#EXT-X-DISCONTINUITY\n");
        for (String rung : RUNGS) {
            Map<Long, String> own = segments(session, rung + "/");
            // Where pictures come unevenly, a segment begins where its first was expected; the first of a list nobody
            // expected. Here that is the seam of the loop.
            own.remove(own.keySet().iterator().next());
            assertThat(own).isNotEmpty();
            assertThat(segments(session, "")).containsAllEntriesOf(own);
        }
        assertThat(MetricReadings.of(registry, "chobi_media_transcoding_deaths")).isOne();
    }

    private String mediaUrl(SessionId session, String prefix) {
        return node.hlsUrl(session).replace("index.m3u8", prefix + "v.m3u8");
    }

    /// Programme date-time and duration by number. The last is as long as its own last picture, which nobody knows.
    private Map<Long, String> segments(SessionId session, String prefix) {
        Map<Long, String> found = new TreeMap<>();
        long number = 0;
        String time = "";
        for (String line : node.text(session, prefix + "v.m3u8").lines().toList()) {
            if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) {
                number = Long.parseLong(line.substring(line.indexOf(':') + 1));
            } else if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                time = line.substring(line.indexOf(':') + 1);
            } else if (line.startsWith("#EXTINF:")) {
                double seconds = Double.parseDouble(line.substring("#EXTINF:".length(), line.indexOf(',')));
                found.put(number++, time + " for " + Math.round(seconds * 20) / 20.0 + " s");
            }
        }
        return found;
    }
}
