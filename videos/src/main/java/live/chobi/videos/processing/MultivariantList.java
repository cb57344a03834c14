package live.chobi.videos.processing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The playlist that names the renditions. Pure but for [#write]. Spec: RFC 8216 §4.3.4.2.
///
/// @param variants in the order in which players should try them
record MultivariantList(List<Variant> variants) {
    /// @param codecs as RFC 6381 names them
    /// @param width 0 without a picture
    /// @param rate pictures a second; 0 where it is not said
    record Variant(String name, List<String> codecs, int width, int height, double rate, long peakBps,
            long averageBps) {}

    String text() {
        return variants.stream().map(MultivariantList::lines)
                .collect(Collectors.joining("", "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n", ""));
    }

    private static String lines(Variant it) {
        var line = new StringBuilder("#EXT-X-STREAM-INF:BANDWIDTH=" + it.peakBps() + ",AVERAGE-BANDWIDTH="
                + it.averageBps() + ",CODECS=\"" + String.join(",", it.codecs()) + "\"");
        if (it.width() > 0) {
            line.append(",RESOLUTION=").append(it.width()).append('x').append(it.height());
        }
        if (it.width() > 0 && it.rate() > 0) {
            line.append(String.format(Locale.ROOT, ",FRAME-RATE=%.3f", it.rate()));
        }
        return line.append('\n').append(it.name()).append('/').append(MediaFiles.INDEX).append('\n').toString();
    }

    /// It is there in full or not at all.
    void write(Path folder) throws IOException {
        place(folder.resolve(MediaFiles.INDEX), text());
    }

    static void place(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
