package live.chobi.media.packaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the source's segments begin, and their numbers: other renditions are cut at the same times, so that a player
/// finds the same moment in the same segment of each (RFC 8216bis §6.2.4).
///
/// The source's packager writes, always before any rendition has come so far; any thread reads.
public final class SegmentPlan {
    /// Some minutes. A rendition that is further behind begins anew.
    private static final int KEPT = 64;

    /// @param startUs decoding time of the segment's first frame
    /// @param discontinuitySequence of the segment, with its own discontinuity (RFC 8216bis §4.4.3.3)
    /// @param mediaZero that its programme date-time is counted from
    record Begin(long startUs, long sequence, long discontinuitySequence, Instant mediaZero) {
        Begin at(Instant zero) {
            return new Begin(startUs, sequence, discontinuitySequence, zero);
        }
    }

    private volatile List<Begin> begins = List.of();

    /// In the order of their numbers; the last one may be told again, when it has become another.
    void add(Begin begin) {
        List<Begin> more = new ArrayList<>(begins);
        if (!more.isEmpty() && more.getLast().sequence() == begin.sequence()) {
            more.removeLast();
        }
        more.add(begin);
        begins = List.copyOf(more.subList(Math.max(0, more.size() - KEPT), more.size()));
    }

    /// The newest segment's programme date-time is about to be listed, and counted from here.
    void settle(Instant mediaZero) {
        if (!begins.isEmpty()) {
            add(begins.getLast().at(mediaZero));
        }
    }

    /// The segment in which a frame of this decoding time is; null when that is unknown.
    @Nullable
    Begin at(long us) {
        List<Begin> known = begins;
        for (int i = known.size() - 1; i >= 0; i--) {
            if (known.get(i).startUs() <= us) {
                return known.get(i);
            }
        }
        return null;
    }
}
