package live.chobi.media.relay;

/// Bits per second over the last five seconds. Owner: its user's event loop, which calls [#second] once a second.
final class BitRate {
    private static final int SECONDS = 5;

    private final long[] bytes = new long[SECONDS];
    private long open;
    private int seconds;

    void add(int count) {
        open += count;
    }

    /// The second is over.
    void second() {
        bytes[seconds % SECONDS] = open;
        open = 0;
        seconds++;
    }

    long bitsPerSecond() {
        long sum = 0;
        for (long each : bytes) {
            sum += each;
        }
        return seconds == 0 ? 0 : sum * 8 / Math.min(seconds, SECONDS);
    }
}
