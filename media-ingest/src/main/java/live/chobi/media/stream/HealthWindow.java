package live.chobi.media.stream;

import java.util.Arrays;

/// Counts bytes and frames in seconds of wall time. Owner: the stream's event loop.
final class HealthWindow {
    private static final int SECONDS = 5;

    private final long[] bytes = new long[SECONDS];
    private final int[] frames = new int[SECONDS];
    private long firstNanos;
    private long second = -1;
    private long lastKeyUs = -1;
    private double keyFrameIntervalSeconds;

    void startAnew(long nowNanos) {
        Arrays.fill(bytes, 0);
        Arrays.fill(frames, 0);
        firstNanos = nowNanos;
        second = 0;
        lastKeyUs = -1;
    }

    void audio(int payloadBytes, long nowNanos) {
        bytes[slot(nowNanos)] += payloadBytes;
    }

    void video(int payloadBytes, boolean key, long dtsUs, long nowNanos) {
        int slot = slot(nowNanos);
        bytes[slot] += payloadBytes;
        frames[slot]++;
        if (key) {
            if (lastKeyUs >= 0) {
                keyFrameIntervalSeconds = (dtsUs - lastKeyUs) / 1e6;
            }
            lastKeyUs = dtsUs;
        }
    }

    long bitsPerSecond(long nowNanos) {
        int _ = slot(nowNanos);
        return Math.round(Arrays.stream(bytes).sum() * 8 / coveredSeconds(nowNanos));
    }

    double framesPerSecond(long nowNanos) {
        int _ = slot(nowNanos);
        return Math.round(Arrays.stream(frames).sum() * 10 / coveredSeconds(nowNanos)) / 10.0;
    }

    double keyFrameIntervalSeconds() {
        return keyFrameIntervalSeconds;
    }

    private double coveredSeconds(long nowNanos) {
        double since = (nowNanos - firstNanos) / 1e9;
        double inOpenSecond = since - Math.floor(since);
        return Math.max(Math.min(since, SECONDS - 1 + inOpenSecond), 1);
    }

    /// The open second's slot; those of the seconds between are emptied.
    private int slot(long nowNanos) {
        long now = (nowNanos - firstNanos) / 1_000_000_000L;
        for (long s = Math.max(second + 1, now - SECONDS + 1); s <= now; s++) {
            bytes[(int) (s % SECONDS)] = 0;
            frames[(int) (s % SECONDS)] = 0;
        }
        second = Math.max(second, now);
        return (int) (second % SECONDS);
    }
}
