package live.chobi.media.packaging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a media playlist says at one moment. Immutable.
///
/// @param segments at least one; consecutive
/// @param discontinuitySequence discontinuities of all segments that have left the list (RFC 8216bis §4.4.3.3)
/// @param independent whether every segment, and the open one, begins with a key frame
/// @param open of the segment that is being made, null before its first part
/// @param parts of the open segment
/// @param hint the name of the part that comes next, empty when none is expected
record Listing(List<Segment> segments, long discontinuitySequence, boolean independent, @Nullable OpenSegment open,
        List<Part> parts, String hint, boolean ended) {
    /// RFC 8216bis §6.2.5.2: three seconds of parts, as a client may be ahead of what is listed.
    private static final int ADVANCE_PARTS_MAX = (int) Math.ceilDiv(3_000_000, Part.TARGET_US);
    private static final int ADVANCE_SEGMENTS_MAX = 2;

    long lastSequence() {
        return segments.getLast().sequence();
    }

    /// Whether it has the segment, or the part of it, that a blocking reload waits for. A part beyond the last of its
    /// segment is the first of the next one.
    ///
    /// @param part -1 for the whole segment
    boolean has(long sequence, int part) {
        long last = lastSequence();
        if (ended || sequence < last || (part < 0 && sequence == last)) {
            return true;
        }
        if (sequence == last) {
            return part < segments.getLast().listedParts().size() || !parts.isEmpty();
        }
        return part >= 0 && sequence == last + 1 && parts.size() > part;
    }

    /// Whether nobody who knows an earlier state of the list would ask for this.
    boolean isTooFar(long sequence, int part) {
        long ahead = sequence - lastSequence();
        if (ended || ahead <= 0) {
            return false;
        }
        return ahead > ADVANCE_SEGMENTS_MAX
                || part > ADVANCE_PARTS_MAX + (ahead == 1 ? parts.size() - 1 : 0);
    }

    /// What others say of this list in their rendition reports.
    String report() {
        long last = lastSequence();
        List<Part> newest = parts.isEmpty() ? segments.getLast().listedParts() : parts;
        String sequence = "LAST-MSN=" + (parts.isEmpty() ? last : last + 1);
        return newest.isEmpty() ? sequence : sequence + ",LAST-PART=" + (newest.size() - 1);
    }
}
