package live.chobi.videos.processing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.chobi.kernel.Uuid7;

/// Where things lie in the data directory of a node:
///
/// | name | what |
/// |---|---|
/// | `incoming/{video}` | an upload, as far as it has come |
/// | `media/{media}/original` | an upload as it was, until its renditions have everything that it had |
/// | `media/{media}/index.m3u8` | the multivariant playlist |
/// | `media/{media}/{rendition}/` | `index.m3u8`, and `media.mp4`, of which the playlist names stretches |
/// | `media/{media}/poster.jpg` | a picture |
/// | `media/{media}/strip.jpg`, `strip.vtt` | small pictures of all of it, and when which is seen |
///
/// @param root a folder of its own
/// @param recordings where the node's recordings are
public record MediaFiles(Path root, Path recordings) {
    public static final String INDEX = "index.m3u8";
    public static final String POSTER = "poster.jpg";
    /// A sheet of small pictures, and which of them is seen where.
    static final String STRIP = "strip.jpg";
    public static final String STRIP_CUES = "strip.vtt";
    static final String BYTES = "media.mp4";
    /// The rendition that has the very pictures that came.
    static final String SOURCE = "source";

    private static final Pattern OWN = Pattern
            .compile("index\\.m3u8|poster\\.jpg|strip\\.(jpg|vtt)|[a-z0-9]{1,10}/(index\\.m3u8|media\\.mp4)");
    private static final Pattern RECORDED = Pattern.compile(SOURCE + "/(\\d{4,9}\\.mp4)");

    public Path incoming(UUID video) {
        return root.resolve("incoming").resolve(video.toString());
    }

    public Path folder(UUID media) {
        return root.resolve("media").resolve(media.toString());
    }

    public Path original(UUID media) {
        return folder(media).resolve("original");
    }

    Path recorded(RecordedFile file) {
        return recordings.resolve(file.path());
    }

    /// What a player's path names; empty where it names nothing of this media. Looks at no disk.
    public Optional<Path> played(Media media, String path) {
        if (OWN.matcher(path).matches()) {
            return Optional.of(folder(media.id()).resolve(path));
        }
        var recorded = RECORDED.matcher(path);
        return recorded.matches()
                ? media.files().stream().filter(it -> it.name().equals(recorded.group(1))).map(this::recorded)
                        .findFirst()
                : Optional.empty();
    }

    /// Makes the folders that everything else lies in.
    public void prepare() throws IOException {
        Files.createDirectories(root.resolve("incoming"));
        Files.createDirectories(root.resolve("media"));
    }

    /// The ids that have a folder, or a file, among the media or the uploads.
    List<UUID> present(String area) throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve(area))) {
            return entries.flatMap(it -> Uuid7.parse(it.getFileName().toString()).stream()).toList();
        }
    }

    /// Removes a folder with all that is in it; harmless when it is done again.
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> tree = Files.walk(folder)) {
            inside = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.deleteIfExists(path);
        }
    }
}
