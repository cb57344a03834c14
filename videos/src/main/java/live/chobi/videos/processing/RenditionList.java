package live.chobi.videos.processing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a rendition's playlist of stretches says: how long and how heavy it is. Pure. Spec: RFC 8216 §4.3.2.
///
/// @param initBytes of the initialisation segment in front
/// @param durationMs of all segments
/// @param longestMs of one segment
/// @param peakBps of the heaviest segment, as `averageBps` of all
record RenditionList(long initBytes, long durationMs, long longestMs, long peakBps, long averageBps) {
    private static final Pattern INIT = Pattern.compile("#EXT-X-MAP:.*BYTERANGE=\"(\\d{1,9})@0\".*");

    static RenditionList read(Path playlist) throws IOException {
        return parse(Files.readAllLines(playlist));
    }

    static RenditionList parse(List<String> lines) throws IOException {
        long init = 0;
        double seconds = 0;
        double total = 0;
        double longest = 0;
        long bytes = 0;
        double peak = 0;
        try {
            for (String line : lines) {
                Matcher map = INIT.matcher(line);
                if (map.matches()) {
                    init = Long.parseLong(map.group(1));
                } else if (line.startsWith("#EXTINF:")) {
                    seconds = Double.parseDouble(line.substring(8, line.indexOf(',')));
                    total += seconds;
                    longest = Math.max(longest, seconds);
                } else if (line.startsWith("#EXT-X-BYTERANGE:")) {
                    int at = line.indexOf('@');
                    long length = Long.parseLong(line.substring(17, at < 0 ? line.length() : at));
                    bytes += length;
                    // What is shorter than half a second says nothing about what a line must carry.
                    peak = Math.max(peak, length * 8 / Math.max(0.5, seconds));
                }
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("a playlist that cannot be read", e);
        }
        if (bytes == 0 || total <= 0) {
            throw new IOException("a playlist without segments");
        }
        return new RenditionList(init, Math.round(total * 1000), Math.round(longest * 1000), Math.round(peak),
                Math.round(bytes * 8 / total));
    }
}
