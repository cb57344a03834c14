package live.chobi.media.packaging;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A finished media segment. Immutable.
///
/// @param sequence its media sequence number
/// @param startsAt programme date-time of its first picture, or sound
/// @param discontinuity its timeline or its tracks do not follow from the segment before
/// @param newMap its init segment is not that of the segment before
/// @param independent it begins with a key frame, or has no video
/// @param parts all of them, whether or not they can be listed
/// @param dateLine its programme date-time, which stands before its parts
/// @param lines its duration and URI, which stand behind them
record Segment(long sequence, String name, Media media, long bytes, long durationUs, Instant startsAt,
        boolean discontinuity, boolean newMap, boolean independent, Init init, List<Part> parts, String dateLine,
        String lines) {
    /// An init segment under its name; one object for all segments of the same tracks.
    ///
    /// @param line its tag in the playlist
    record Init(String name, SharedBytes content, Tracks tracks, double framesPerSecond, String line) {
        static Init of(String name, byte[] content, Tracks tracks, double framesPerSecond) {
            return new Init(name, new SharedBytes(content), tracks, framesPerSecond,
                    "#EXT-X-MAP:URI=\"" + name + "\"\n");
        }
    }

    /// Where its bytes are.
    sealed interface Media {
        record InMemory(SharedBytes content) implements Media {}

        record OnDisk(Path file, long offset) implements Media {}
    }

    static Segment of(long sequence, String name, List<Part> parts, long durationUs, OpenSegment open) {
        var content = SharedBytes.joined(parts.stream().flatMap(part -> part.chunks().stream()).toList());
        String lines = "#EXTINF:" + PlaylistText.seconds(durationUs) + ",\n" + name + '\n';
        return new Segment(sequence, name, new Media.InMemory(content), content.length(), durationUs, open.startsAt(),
                open.discontinuity(), open.newMap(), open.independent(), open.init(),
                parts, open.dateLine(), lines);
    }

    /// Its bytes, and those of its parts, lie on the disk.
    Segment movedTo(Media.OnDisk place) {
        return new Segment(sequence, name, place, bytes, durationUs, startsAt, discontinuity, newMap, independent, init,
                parts.stream().map(Part::withoutBytes).toList(), dateLine, lines);
    }

    /// None when there are some that cannot be listed.
    List<Part> listedParts() {
        return parts.stream().allMatch(Part::fits) ? parts : List.of();
    }

    double bitsPerSecond() {
        return durationUs <= 0 ? 0 : bytes * 8e6 / durationUs;
    }
}
