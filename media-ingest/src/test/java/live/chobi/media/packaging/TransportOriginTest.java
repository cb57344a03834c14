package live.chobi.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.chobi.kernel.SessionId;
import live.chobi.media.Ffmpeg;
import live.chobi.media.rtmp.Flv;
import live.chobi.media.rtmp.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What players of old are given beside the playlists of today. Whatever would run on another thread runs at once.
class TransportOriginTest {
    private final List<Runnable> ran = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void a_decoder_plays_the_list_and_its_segments() throws Exception {
        Replay replay = Replay.of(Flv.read("02_baseline_nob"));
        TransportOrigin transport = transport(replay);
        String list = text(ask(transport, replay, "ts.m3u8"));

        assertThat(list).contains("#EXT-X-VERSION:3\n", "#EXT-X-ENDLIST").doesNotContain("EXT-X-PART", "EXT-X-MAP");
        Path playlist = Files.writeString(directory.resolve("ts.m3u8"), list);
        for (String segment : segments(list)) {
            save(segment, ask(transport, replay, segment));
        }
        assertThat(Ffmpeg.decode(playlist.toString()).await()).isEqualTo(new Ffmpeg.Finished(0, ""));
    }

    @Test
    void a_list_is_made_once_for_all_who_ask_until_another_segment_is_finished() {
        var frames = new Frames();
        var transport = new TransportOrigin(frames.origin, Runnable::run);
        frames.packager.configured(Frames.PICTURE, Frames.SOUND);
        frames.run(1_000, 4_880, 1_000, true, true);
        HlsAnswer first = ask(transport, frames.session, "ts.m3u8");
        String parts = frames.playlist(MediaPlaylist.NAME);

        frames.go(4_880, 5_300);
        assertThat(frames.playlist(MediaPlaylist.NAME)).as("a part more").isNotEqualTo(parts);
        assertThat(ask(transport, frames.session, "ts.m3u8")).isSameAs(first);

        frames.go(5_300, 6_000);
        frames.picture(6_000, true);
        assertThat(segments(text(ask(transport, frames.session, "ts.m3u8")))).hasSize(segments(text(first)).size() + 1);
        frames.packager.ended();
        assertThat(text(ask(transport, frames.session, "ts.m3u8"))).endsWith("#EXT-X-ENDLIST\n");
    }

    @Test
    void a_segment_is_made_once_for_all_who_ask() {
        Replay replay = Replay.of(Flv.read("02_baseline_nob"));
        TransportOrigin transport = transport(replay);
        String segment = segments(text(ask(transport, replay, "ts.m3u8"))).getFirst();

        assertThat(ask(transport, replay, segment)).isSameAs(ask(transport, replay, segment))
                .isInstanceOf(HlsAnswer.Bytes.class);
        assertThat(ran).hasSize(1);
    }

    @Test
    void what_is_not_there_and_codecs_that_do_not_fit_are_missing() {
        Replay replay = Replay.of(Flv.read("02_baseline_nob"));
        Replay modern = Replay.of(Flv.read("17_ertmp_av1"));

        assertThat(ask(transport(replay), replay, "seg-none-1.ts")).isEqualTo(new HlsAnswer.Missing());
        assertThat(ask(transport(modern), modern, "ts.m3u8")).isEqualTo(new HlsAnswer.Missing());
        assertThat(TransportOrigin.has("v.m3u8") || TransportOrigin.has("part-a-1.m4s")).isFalse();
        assertThat(TransportOrigin.has("240p/ts.m3u8") && TransportOrigin.has("240p/seg-a-1.ts")).isTrue();
    }

    private TransportOrigin transport(Replay replay) {
        return new TransportOrigin(replay.origin(), task -> {
            ran.add(task);
            task.run();
        });
    }

    private static HlsAnswer ask(TransportOrigin transport, Replay replay, String path) {
        return ask(transport, replay.session(), path);
    }

    private static HlsAnswer ask(TransportOrigin transport, SessionId session, String path) {
        List<HlsAnswer> answers = new ArrayList<>();
        Runnable _ = transport.get(session, path, answers::add);
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    private static List<String> segments(String list) {
        return list.lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static String text(HlsAnswer answer) {
        return ((HlsAnswer.Bytes) answer).content().toString(StandardCharsets.US_ASCII);
    }

    private void save(String name, HlsAnswer answer) throws IOException {
        Files.write(directory.resolve(name), ByteBufUtil.getBytes(((HlsAnswer.Bytes) answer).content()));
    }
}
