package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import java.util.List;

/// A finished partial segment. Immutable. Spec: RFC 8216bis §4.4.4.9.
///
/// @param chunks empty when it is read from the disk
/// @param independent it begins with a key frame, or has no video
/// @param line its tag in the playlist
record Part(String name, List<ByteBuf> chunks, long bytes, long durationUs, boolean independent, String line) {
    /// PART-TARGET. With steady frames of 30, 25, 60, 10 or 5 a second, and AAC's, parts are 96 % to 100 % of it.
    static final long TARGET_US = 400_000;
    /// Players judge in whole milliseconds.
    private static final long ROUNDING_US = 500;

    static Part of(String name, List<ByteBuf> chunks, long durationUs, boolean independent) {
        String line = "#EXT-X-PART:DURATION=" + PlaylistText.seconds(durationUs) + ",URI=\"" + name
                + (independent ? "\",INDEPENDENT=YES\n" : "\"\n");
        return new Part(name, chunks, chunks.stream().mapToLong(ByteBuf::readableBytes).sum(), durationUs, independent,
                line);
    }

    /// Its bytes lie on the disk, as a stretch of its segment's.
    Part withoutBytes() {
        return new Part(name, List.of(), bytes, durationUs, independent, line);
    }

    /// A picture that lasts longer than a part may cannot be listed as one.
    boolean fits() {
        return durationUs <= TARGET_US + ROUNDING_US;
    }
}
