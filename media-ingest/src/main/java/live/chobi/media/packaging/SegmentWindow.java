package live.chobi.media.packaging;

import java.util.List;
import java.util.stream.Stream;

/// The segments a playlist lists, and those that have just left it and are still fetched by players with an older list.
/// Immutable.
///
/// @param nextSequence of the segment after the last
/// @param discontinuitySequence discontinuities of all segments that have left the list (RFC 8216 §4.3.3.3)
/// @param openIndependent whether the segment that is being made begins with a key frame
record SegmentWindow(List<Segment> listed, List<Segment> leaving, long nextSequence, long discontinuitySequence,
        boolean openIndependent, boolean ended) {
    private static final long LISTED_US = 60_000_000;
    /// RFC 8216 §6.2.2 keeps a removed segment for its own duration and that of the list it was in; players that are
    /// that far behind are about to be told so anyway, a few are enough.
    private static final int LEAVING_MAX = 6;
    /// 60 s of 10 Mbit/s.
    static final long BYTES_MAX = 80L << 20;
    /// RFC 8216 §6.2.2: a live list keeps at least three target durations, as far as the bytes allow.
    private static final int LISTED_MIN = 3;

    static SegmentWindow startingAt(long sequence) {
        return new SegmentWindow(List.of(), List.of(), sequence, sequence, true, false);
    }

    SegmentWindow plus(Segment segment, boolean nextIndependent) {
        List<Segment> all = Stream.concat(listed.stream(), Stream.of(segment)).toList();
        int first = 0;
        long us = all.stream().mapToLong(Segment::durationUs).sum();
        long bytes = all.stream().mapToLong(Segment::bytes).sum();
        while (all.size() - first > LISTED_MIN
                && (us - all.get(first).durationUs() >= LISTED_US || bytes > BYTES_MAX)) {
            us -= all.get(first).durationUs();
            bytes -= all.get(first).bytes();
            first++;
        }
        List<Segment> left = all.subList(0, first);
        List<Segment> stillThere = Stream.concat(leaving.stream(), left.stream()).toList();
        int drop = Math.max(0, stillThere.size() - LEAVING_MAX);
        long discontinuities = discontinuitySequence + left.stream().filter(Segment::discontinuity).count();
        return new SegmentWindow(all.subList(first, all.size()), stillThere.subList(drop, stillThere.size()),
                segment.sequence() + 1, discontinuities, nextIndependent, false);
    }

    SegmentWindow end() {
        return new SegmentWindow(listed, leaving, nextSequence, discontinuitySequence, true, true);
    }

    boolean isIndependent() {
        return openIndependent && listed.stream().allMatch(Segment::independent);
    }

    /// Every segment that is still to be fetched.
    Stream<Segment> kept() {
        return Stream.concat(leaving.stream(), listed.stream());
    }
}
