package live.chobi.media.packaging.ts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import live.chobi.media.Ffmpeg;
import live.chobi.media.codec.OpusConfiguration;
import live.chobi.media.rtmp.Flv;
import live.chobi.media.rtmp.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The fragments of recordings as MPEG-TS, read by the stock ffmpeg.
class TsSegmentTest {
    private static final String HIGH = "01_high_bframes";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"01_high_bframes, v a", "02_baseline_nob, v a", "03_audio_only_44k_stereo, a", "16_ertmp_hevc_hvc1, v"})
    void old_players_get_every_frame_at_its_time(String name, String tracks) throws Exception {
        Replay replay = Replay.of(Flv.read(name));
        Path fragments = replay.save(directory);
        Path transport = transport(replay);

        assertThat(Ffmpeg.decode(transport.toString()).await()).isEqualTo(new Ffmpeg.Finished(0, ""));
        // Of sound alone ffmpeg times the first frames before it knows how long they are, in its own files as well.
        int early = tracks.equals("a") ? 24 : 1;
        for (String track : tracks.split(" ", -1)) {
            List<Long> expected = Ffmpeg.presentationTimesMs(fragments.toString(), track);
            List<Long> found = Ffmpeg.presentationTimesMs(transport.toString(), track);
            assertThat(found).hasSameSizeAs(expected);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i)).as("%s %s", track, i).isBetween(expected.get(i) - early,
                        expected.get(i) + 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HIGH, "03_audio_only_44k_stereo"})
    void counters_go_on_from_segment_to_segment_whichever_is_made_first(String name) {
        Replay replay = Replay.of(Flv.read(name));
        Map<Integer, Integer> packets = new HashMap<>();

        fragmentNames(replay).reversed().forEach(fragment -> {
            byte[] segment = segment(replay, fragment);
            assertThat(segment.length % PacketWriter.PACKET_BYTES).isZero();
            for (int at = 0; at < segment.length; at += PacketWriter.PACKET_BYTES) {
                assertThat(segment[at]).isEqualTo((byte) 0x47);
                int pid = ((segment[at + 1] & 0x1F) << 8) | (segment[at + 2] & 0xFF);
                int count = packets.merge(pid, 1, Integer::sum);
                assertThat(segment[at + 3] & 0xF).isEqualTo((count - 1) & 0xF);
            }
            assertThat(packets.values()).allMatch(count -> count % PacketWriter.COUNTER_CYCLE == 0);
        });
        assertThat(packets).containsKeys(0, 0x1000, 0x101);
    }

    @Test
    void the_playlist_is_the_one_of_the_fragments_in_the_words_of_old() {
        String list = TsPlaylist.of("""
                #EXTM3U
                #EXT-X-VERSION:9
                #EXT-X-TARGETDURATION:6
                #EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES
                #EXT-X-PART-INF:PART-TARGET=0.5
                #EXT-X-MEDIA-SEQUENCE:7
                #EXT-X-DISCONTINUITY-SEQUENCE:3
                #EXT-X-MAP:URI="init-a-1.mp4"
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:01.600Z
                #EXT-X-PART:DURATION=0.5,URI="part-a-7.0.m4s",INDEPENDENT=YES
                #EXTINF:2.000000,
                seg-a-7.m4s
                #EXT-X-DISCONTINUITY
                #EXTINF:2.000000,
                seg-a-8.m4s?viewer=1
                #EXT-X-DISCONTINUITY
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:06.000Z
                #EXT-X-PART:DURATION=0.5,URI="part-a-9.0.m4s"
                #EXT-X-PRELOAD-HINT:TYPE=PART,URI="part-a-9.1.m4s"
                #EXT-X-ENDLIST
                """);

        assertThat(list).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-TARGETDURATION:6
                #EXT-X-MEDIA-SEQUENCE:7
                #EXT-X-DISCONTINUITY-SEQUENCE:3
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:01.600Z
                #EXTINF:2.000000,
                seg-a-7.ts
                #EXT-X-DISCONTINUITY
                #EXTINF:2.000000,
                seg-a-8.ts?viewer=1
                #EXT-X-ENDLIST
                """);
        assertThat(TsPlaylist.sourceOf("seg-a-7.ts")).isEqualTo("seg-a-7.m4s");
        assertThat(TsPlaylist.sourceOf("seg-a-7.m4s")).isEmpty();
    }

    @Test
    void what_old_players_do_not_know_is_refused() {
        var opus = OpusConfiguration.ofPacket(Unpooled.copyShort(0xFC00));

        assertThat(TsSegment.carries(null, opus)).isFalse();
        assertThatThrownBy(() -> TsSegment.write(null, opus, Unpooled.EMPTY_BUFFER))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("does not carry");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7_919})
    void damaged_fragments_are_read_or_refused(long seed) {
        Replay replay = Replay.of(Flv.read("02_baseline_nob").without(tag -> tag.timestampMs() > 1_000));
        byte[] whole = new byte[2_000];
        replay.object(fragmentNames(replay).getFirst()).readBytes(whole);
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                damaged[random.nextInt(random.nextBoolean() ? 200 : 2_000)] = (byte) random.nextInt();
            }
            try {
                TsSegment.write(replay.video(), replay.audio(), Unpooled.wrappedBuffer(damaged));
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            } catch (RuntimeException failure) {
                throw new AssertionError("seed " + seed + ", round " + round, failure);
            }
        }
    }

    private Path transport(Replay replay) throws IOException {
        for (String name : fragmentNames(replay)) {
            Files.write(directory.resolve(name.replace(".m4s", ".ts")), segment(replay, name));
        }
        return Files.writeString(directory.resolve(TsPlaylist.NAME), TsPlaylist.of(replay.playlist("v.m3u8")));
    }

    private static byte[] segment(Replay replay, String name) {
        ByteBuf fragments = replay.object(name);
        return TsSegment.write(replay.video(), replay.audio(), fragments);
    }

    private static List<String> fragmentNames(Replay replay) {
        return replay.playlist("v.m3u8").lines().filter(line -> line.endsWith(".m4s")).toList();
    }
}
