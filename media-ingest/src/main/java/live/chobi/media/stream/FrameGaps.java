package live.chobi.media.stream;

import java.util.Arrays;

/// Finds pictures that an encoder left out, by the gaps in its timestamps. Owner: the stream's event loop.
///
/// The usual distance is the median of the last ones: neither one gap nor one frame that came twice moves it.
final class FrameGaps {
    private static final int REMEMBERED = 16;
    /// A distance beyond this many usual ones is a gap. Phones and rounding to milliseconds stay below.
    private static final double GAP = 1.75;
    /// A longer gap is a pause, not frames left out.
    private static final long PAUSE_US = 3_000_000;

    private final int[] distances = new int[REMEMBERED];
    private int next;
    private int known;
    private int usual;
    private long last = Long.MIN_VALUE;

    /// The next picture has no relation to the one before.
    void interrupt() {
        last = Long.MIN_VALUE;
    }

    void startAnew() {
        interrupt();
        known = 0;
        next = 0;
        usual = 0;
    }

    /// How many pictures are missing before this one.
    int before(long dtsUs) {
        long distance = dtsUs - last;
        boolean isFirst = last == Long.MIN_VALUE;
        last = dtsUs;
        if (isFirst || distance <= 0 || distance > PAUSE_US) {
            return 0;
        }
        int missing = 0;
        if (known == REMEMBERED && distance > GAP * usual) {
            usual = median();
            // A frame that came too early leaves a hole behind it that was never one.
            long early = Math.max(usual - distances[(next + REMEMBERED - 1) % REMEMBERED], 0);
            missing = distance - early > GAP * usual
                    ? Math.toIntExact(Math.round((double) (distance - early) / usual)) - 1
                    : 0;
        }
        distances[next] = (int) distance;
        next = (next + 1) % REMEMBERED;
        if (known < REMEMBERED && ++known == REMEMBERED) {
            usual = median();
        }
        return missing;
    }

    private int median() {
        int[] sorted = distances.clone();
        Arrays.sort(sorted);
        return sorted[REMEMBERED / 2];
    }
}
