package live.chobi.media.packaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Follows the decoding times of each track through fragments, as a browser's decoder does.
final class DecodingTimes {
    record Sample(long time, long duration, int compositionOffset, int bytes) {}

    private final Map<Integer, Long> ends = new HashMap<>();
    private final Map<Integer, List<Sample>> samples = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int sequence;

    /// The next fragments belong to another timeline.
    void startAnew() {
        ends.clear();
    }

    List<String> faults() {
        return faults;
    }

    List<Sample> samples(int track) {
        return samples.getOrDefault(track, List.of());
    }

    void read(byte[] fragments) {
        var all = ByteBuffer.wrap(fragments);
        while (all.hasRemaining()) {
            int start = all.position();
            int size = all.getInt();
            if (type(all).equals("moof")) {
                boxes(all.slice(start + 8, size - 8));
            }
            all.position(start + size);
        }
    }

    private void boxes(ByteBuffer in) {
        int track = 0;
        int duration = 0;
        long time = 0;
        while (in.hasRemaining()) {
            int start = in.position();
            int size = in.getInt();
            String type = type(in);
            switch (type) {
                case "mfhd" -> {
                    int next = in.getInt(in.position() + 4);
                    fault(next <= sequence, "fragment " + next + " after " + sequence);
                    sequence = next;
                }
                case "traf" -> boxes(in.slice(start + 8, size - 8));
                case "tfhd" -> {
                    int flags = in.getInt();
                    track = in.getInt();
                    duration = (flags & 0x8) != 0 ? in.getInt() : 0;
                }
                case "tfdt" -> time = in.getLong(in.position() + 4);
                case "trun" -> run(in, track, time, duration);
                default -> throw new AssertionError("a box " + type);
            }
            in.position(start + size);
        }
    }

    private void run(ByteBuffer in, int track, long start, int defaultDuration) {
        int flags = in.getInt();
        int count = in.getInt();
        int _ = in.getInt();
        long end = ends.getOrDefault(track, start);
        long time = start;
        fault(start < end, "track " + track + " overlaps by " + (end - start));
        for (int i = 0; i < count; i++) {
            int duration = (flags & 0x100) != 0 ? in.getInt() : defaultDuration;
            int bytes = in.getInt();
            int sampleFlags = (flags & 0x400) != 0 ? in.getInt() : 0;
            int offset = (flags & 0x800) != 0 ? in.getInt() : 0;
            boolean key = sampleFlags == SampleRun.SYNC || (flags & 0x400) == 0;
            fault(i == 0 && start > end && track == Tracks.VIDEO_ID && !key, "a gap of " + (start - end)
                    + " before a picture that is no key frame");
            fault(duration <= 0, "a sample of track " + track + " lasts " + duration);
            samples.computeIfAbsent(track, _ -> new ArrayList<>()).add(new Sample(time, duration, offset, bytes));
            time += duration;
        }
        ends.put(track, time);
    }

    private void fault(boolean is, String what) {
        if (is) {
            faults.add(what);
        }
    }

    private static String type(ByteBuffer in) {
        byte[] type = new byte[4];
        in.get(type);
        return new String(type, StandardCharsets.US_ASCII);
    }
}
