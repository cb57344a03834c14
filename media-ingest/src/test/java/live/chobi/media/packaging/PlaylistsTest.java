package live.chobi.media.packaging;

import static live.chobi.media.packaging.Frames.PICTURE;
import static live.chobi.media.packaging.Frames.SOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.lindstrom.m3u8.model.MasterPlaylist;
import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.model.MediaSegment;
import io.lindstrom.m3u8.model.Variant;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the playlists say, read by a parser that is not ours.
class PlaylistsTest {
    private final Frames frames = new Frames();

    @BeforeEach
    void two_segments() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 4_100, 1_000, true, true);
    }

    @Test
    void the_multivariant_playlist_tells_the_truth_about_its_one_variant() throws PlaylistParserException {
        MasterPlaylist playlist = new MasterPlaylistParser().readPlaylist(frames.playlist(HlsOrigin.INDEX_NAME));

        assertThat(playlist.independentSegments()).isTrue();
        assertThat(playlist.variants()).hasSize(1);
        Variant variant = playlist.variants().getFirst();
        assertThat(variant.uri()).isEqualTo("v.m3u8");
        assertThat(variant.codecs()).containsExactly("avc1.64001e", "mp4a.40.2");
        assertThat(variant.resolution().orElseThrow().width()).isEqualTo(640);
        assertThat(variant.resolution().orElseThrow().height()).isEqualTo(360);
        assertThat(variant.frameRate()).hasValue(30.0);
        assertThat(variant.bandwidth()).isGreaterThanOrEqualTo(variant.averageBandwidth().orElseThrow());
    }

    @Test
    void the_media_playlist_has_a_date_and_a_map_for_its_segments() throws PlaylistParserException {
        MediaPlaylist playlist = new MediaPlaylistParser().readPlaylist(frames.playlist("v.m3u8"));

        assertThat(playlist.version()).hasValue(9);
        assertThat(playlist.targetDuration()).isEqualTo(6);
        assertThat(playlist.mediaSequence()).isEqualTo(1);
        assertThat(playlist.ongoing()).isTrue();
        assertThat(playlist.independentSegments()).isTrue();
        assertThat(playlist.mediaSegments()).extracting(MediaSegment::duration).containsExactly(1.0, 2.0);
        assertThat(playlist.mediaSegments()).extracting(segment -> segment.programDateTime().orElseThrow())
                .containsExactly(OffsetDateTime.parse("2026-01-02T03:04:01Z"),
                        OffsetDateTime.parse("2026-01-02T03:04:02Z"));
        assertThat(playlist.mediaSegments().getFirst().segmentMap().orElseThrow().uri()).matches("init-\\w+-1\\.mp4");
        assertThat(playlist.mediaSegments().getFirst().uri()).matches("seg-\\w+-1\\.m4s");
    }

    @Test
    void an_ended_playlist_says_so() throws PlaylistParserException {
        frames.packager.ended();

        assertThat(new MediaPlaylistParser().readPlaylist(frames.playlist("v.m3u8")).ongoing()).isFalse();
    }
}
