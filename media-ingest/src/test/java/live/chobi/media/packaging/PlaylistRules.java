package live.chobi.media.packaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The rules of RFC 8216bis, and Apple's of authoring, that one playlist or two successive loads of it can break. Each
/// broken rule is a sentence.
final class PlaylistRules {
    private static final long PARTS_LISTED_US = 18_000_000;
    private static final long DATE_TOLERANCE_MS = 2;

    private final Set<String> broken = new TreeSet<>();
    private final boolean evenFrames;

    /// @param evenFrames whether no frame lasts longer than a part and no hole is in the pictures, so that every part
    /// can be listed
    PlaylistRules(boolean evenFrames) {
        this.evenFrames = evenFrames;
    }

    Set<String> broken() {
        return broken;
    }

    void load(ListedPlaylist list) {
        rule(list.version() >= 9, "EXT-X-SKIP needs version 9");
        rule(list.targetSeconds() == 6, "TARGETDURATION never changes");
        rule(list.partTargetUs() == 400_000, "PART-TARGET never changes");
        rule(list.control().equals(
                "CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=36.0,HOLD-BACK=18.0,PART-HOLD-BACK=1.200000"),
                "server control: " + list.control());
        rule(!list.segments().isEmpty() && !list.segments().getFirst().isOpen(), "a list has a segment");
        Set<String> names = new HashSet<>();
        list.segments().forEach(segment -> segment(list, segment, names));
        for (int i = 0; i < list.segments().size(); i++) {
            boolean last = i + 1 == list.segments().size() || list.segments().get(i + 1).discontinuity();
            sum(list.segments().get(i), last);
        }
        rule(list.hint().isEmpty() || names.add(list.hint()), "a hinted part is not listed");
        rule(!list.ended() || (list.hint().isEmpty() && !list.segments().getLast().isOpen()), "an end is final");
        partsAreListedLongEnough(list);
        for (int i = 1; i < list.segments().size(); i++) {
            dates(list.segments().get(i - 1), list.segments().get(i));
        }
    }

    private void segment(ListedPlaylist list, ListedPlaylist.Segment segment, Set<String> names) {
        rule(segment.isOpen() || names.add(segment.uri()), "a segment's name is its own");
        rule(!segment.map().isEmpty() || list.skipped() > 0, "a segment has a map");
        rule(!segment.date().equals(Instant.EPOCH), "a segment has a date before its parts");
        rule(Math.round(segment.durationUs() / 1e6) <= list.targetSeconds(), "EXTINF rounds to TARGETDURATION at most");
        rule(segment.isOpen() || segment.durationUs() > 0, "a segment lasts");
        List<ListedPlaylist.Part> parts = segment.parts();
        for (int i = 0; i < parts.size(); i++) {
            ListedPlaylist.Part part = parts.get(i);
            rule(names.add(part.uri()), "a part's name is its own");
            rule(part.durationUs() <= list.partTargetUs() + 500, "a part is longer than PART-TARGET");
            rule(i == parts.size() - 1 || part.durationUs() >= list.partTargetUs() * 85 / 100,
                    "a part that is not its segment's last is shorter than 85 % of PART-TARGET");
        }
        rule(!list.independent() || parts.isEmpty() || parts.getFirst().independent(),
                "INDEPENDENT-SEGMENTS though a segment begins without a key frame");
    }

    /// @param last whether no picture follows that belongs to these: one that is shown later may outlast the last part
    private void sum(ListedPlaylist.Segment segment, boolean last) {
        long sum = segment.parts().stream().mapToLong(ListedPlaylist.Part::durationUs).sum();
        long more = segment.durationUs() - sum;
        rule(segment.isOpen() || segment.parts().isEmpty() || more == 0 || (last && more > 0 && more <= 500_000),
                "parts add up to their segment");
    }

    private void partsAreListedLongEnough(ListedPlaylist list) {
        long fromEndUs = 0;
        for (ListedPlaylist.Segment segment : list.segments().reversed()) {
            boolean due = fromEndUs < PARTS_LISTED_US;
            rule(!segment.parts().isEmpty() == due || (due && !evenFrames),
                    due ? "parts are listed for three target durations" : "parts are listed too long");
            fromEndUs += segment.isOpen()
                    ? segment.parts().stream().mapToLong(ListedPlaylist.Part::durationUs).sum()
                    : segment.durationUs();
        }
    }

    private void dates(ListedPlaylist.Segment before, ListedPlaylist.Segment after) {
        rule(after.discontinuity() || after.map().equals(before.map()), "a new map needs a discontinuity");
        if (!after.discontinuity() && evenFrames) {
            Instant expected = before.date().plusNanos(before.durationUs() * 1_000);
            rule(Duration.between(expected, after.date()).abs().toMillis() <= DATE_TOLERANCE_MS,
                    "dates follow durations");
        }
    }

    /// The same playlist, loaded later.
    void reload(ListedPlaylist before, ListedPlaylist after) {
        rule(!before.ended(), "nothing changes after the end");
        rule(after.sequence() >= before.sequence(), "EXT-X-MEDIA-SEQUENCE never falls");
        long removed = before.segments().stream().filter(it -> it.sequence() < after.sequence())
                .filter(ListedPlaylist.Segment::discontinuity).count();
        rule(after.discontinuitySequence() == before.discontinuitySequence() + removed,
                "EXT-X-DISCONTINUITY-SEQUENCE counts what was removed");
        List<String> fresh = new ArrayList<>();
        for (ListedPlaylist.Segment segment : after.segments()) {
            ListedPlaylist.Segment old = before.segments().stream()
                    .filter(it -> it.sequence() == segment.sequence()).findFirst().orElse(null);
            List<ListedPlaylist.Part> known = old == null ? List.of() : old.parts();
            if (old != null) {
                same(old, segment);
            }
            segment.parts().stream().skip(known.size()).map(ListedPlaylist.Part::uri).forEach(fresh::add);
        }
        rule(fresh.isEmpty() || before.hint().isEmpty() || fresh.getFirst().equals(before.hint()),
                "what is hinted comes next");
    }

    private void same(ListedPlaylist.Segment before, ListedPlaylist.Segment after) {
        rule(before.discontinuity() == after.discontinuity() && before.map().equals(after.map())
                && before.date().equals(after.date()), "what was said of a segment stays said");
        rule(before.isOpen() || (before.uri().equals(after.uri()) && before.durationUs() == after.durationUs()),
                "a sequence number has one segment");
        int common = Math.min(before.parts().size(), after.parts().size());
        rule(before.parts().subList(0, common).equals(after.parts().subList(0, common)), "parts stay what they were");
    }

    /// @param delta of the same moment as `full`
    void delta(ListedPlaylist before, ListedPlaylist delta, ListedPlaylist full) {
        ListedPlaylist merged = delta.mergedInto(before);
        rule(merged.equals(full), "a delta with what was known is the whole");
        long fromEndUs = full.segments().stream().filter(it -> it.sequence() >= full.sequence() + delta.skipped())
                .mapToLong(it -> it.isOpen()
                        ? it.parts().stream().mapToLong(ListedPlaylist.Part::durationUs).sum()
                        : it.durationUs())
                .sum();
        rule(delta.skipped() == 0 || fromEndUs >= 36_000_000, "segments newer than CAN-SKIP-UNTIL are never skipped");
    }

    private void rule(boolean kept, String rule) {
        if (!kept) {
            broken.add(rule);
        }
    }
}
