package live.chobi.media.packaging;

/// How long a picture lasts, learnt from the last ones: a part that knows need not wait for the next picture to know
/// where it ends. Owner: the stream's event loop.
final class FrameInterval {
    private static final int KEPT = 16;
    private static final int ENOUGH = 3;
    /// RTMP rounds to milliseconds, which makes two of difference; some encoders' clocks are a little worse.
    private static final long TOLERANCE_US = 3_000;

    private final long[] steps = new long[KEPT];
    private int count;
    private int next;
    private long sum;
    private long last = -1;

    /// @param dtsUs rises
    void observe(long dtsUs) {
        if (last >= 0) {
            step(dtsUs - last);
        }
        last = dtsUs;
    }

    private void step(long us) {
        if (count > 0 && Math.abs(us - sum / count) > TOLERANCE_US) {
            // Steady again as soon as some of the new kind have come: a dropped picture is soon forgotten.
            count = 0;
            next = 0;
            sum = 0;
        }
        if (count == KEPT) {
            sum -= steps[next];
        } else {
            count++;
        }
        steps[next] = us;
        sum += us;
        next = (next + 1) % KEPT;
    }

    /// -1 when the pictures do not come evenly, or nobody knows yet.
    long steadyUs() {
        return count < ENOUGH ? -1 : sum / count;
    }

    /// Of the last pictures, 0 when there are too few.
    double framesPerSecond() {
        return sum <= 0 ? 0 : count * 1e6 / sum;
    }
}
