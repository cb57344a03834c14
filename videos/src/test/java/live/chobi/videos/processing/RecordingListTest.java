package live.chobi.videos.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The playlist of a recording's own files.
class RecordingListTest {
    @TempDir
    Path directory;

    private static RecordedFile file(String name, String startsAt) {
        return new RecordedFile("s/" + name, Instant.parse(startsAt), 6_000, 1_000, "avc1.64001f", 1280, 720);
    }

    @Test
    void stretches_begin_with_key_frames_and_carry_their_programme_date_time() throws IOException {
        Files.createDirectories(directory.resolve("s"));
        Files.write(directory.resolve("s/0001.mp4"), Movies.indexed());
        Files.write(directory.resolve("s/0002.mp4"), Movies.indexed());
        String text = RecordingList.of(List.of(file("0001.mp4", "2026-01-02T03:04:05.250Z"),
                file("0002.mp4", "2026-01-02T03:05:00Z")), new MediaFiles(directory, directory));
        assertThat(text).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:3
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MAP:URI="0001.mp4",BYTERANGE="116@0"
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:05.250Z
                #EXTINF:2.000,
                #EXT-X-BYTERANGE:300@220
                0001.mp4
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:07.250Z
                #EXTINF:3.000,
                #EXT-X-BYTERANGE:300@520
                0001.mp4
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:10.250Z
                #EXTINF:1.000,
                #EXT-X-BYTERANGE:400@820
                0001.mp4
                #EXT-X-DISCONTINUITY
                #EXT-X-MAP:URI="0002.mp4",BYTERANGE="116@0"
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:05:00.000Z
                #EXTINF:2.000,
                #EXT-X-BYTERANGE:300@220
                0002.mp4
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:05:02.000Z
                #EXTINF:3.000,
                #EXT-X-BYTERANGE:300@520
                0002.mp4
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:05:05.000Z
                #EXTINF:1.000,
                #EXT-X-BYTERANGE:400@820
                0002.mp4
                #EXT-X-ENDLIST
                """);
    }

    @Test
    void a_file_without_an_index_is_refused() throws IOException {
        Files.createDirectories(directory.resolve("s"));
        ByteBuffer out = ByteBuffer.allocate(132);
        Movies.box(out, "ftyp", 16);
        Movies.box(out, "moov", 100);
        Movies.box(out, "moof", 16);
        Files.write(directory.resolve("s/0001.mp4"), out.array());
        assertThatThrownBy(() -> RecordingList.of(List.of(file("0001.mp4", "2026-01-02T03:04:05Z")),
                new MediaFiles(directory, directory))).isInstanceOf(IOException.class).hasMessageContaining("no index");
    }

    @Test
    void players_paths_lead_to_the_medias_own_files_only() {
        var media = new Media(java.util.UUID.randomUUID(), "n", Media.Origin.RECORDING, java.util.Optional.empty(),
                List.of(file("0001.mp4", "2026-01-02T03:04:05Z")), 0, Media.State.READY, 1, 100,
                java.util.Optional.empty(), 0, 0, 0, true, 0, true, java.util.Optional.empty());
        var files = new MediaFiles(directory, directory);
        assertThat(files.played(media, "source/0001.mp4")).contains(directory.resolve("s/0001.mp4"));
        assertThat(files.played(media, "480p/media.mp4")).contains(files.folder(media.id()).resolve("480p/media.mp4"));
        for (String path : List.of("source/0002.mp4", "original", "log", "../x/index.m3u8", "source/../original",
                "/etc/passwd", "", "source/")) {
            assertThat(files.played(media, path)).as(path).isEmpty();
        }
    }
}
