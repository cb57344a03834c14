package live.chobi.media.packaging;

import java.time.Instant;
import live.chobi.media.packaging.Segment.Init;

/// What is said of a segment before its first part. Immutable.
///
/// @param independent see [Segment], as are the others
record OpenSegment(Init init, boolean discontinuity, boolean newMap, boolean independent, Instant startsAt,
        String dateLine) {
    static OpenSegment of(Init init, boolean discontinuity, boolean newMap, boolean independent, Instant startsAt) {
        return new OpenSegment(init, discontinuity, newMap, independent, startsAt, PlaylistText.dateTime(startsAt));
    }
}
