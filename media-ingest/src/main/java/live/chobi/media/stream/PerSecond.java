package live.chobi.media.stream;

/// One figure for each of the last five minutes' seconds, counted from some origin. Owner: the stream's event loop.
final class PerSecond {
    static final int SECONDS = 300;

    private final int[] values = new int[SECONDS];

    void add(long second, int value) {
        values[(int) (second % SECONDS)] += value;
    }

    void atLeast(long second, int value) {
        int at = (int) (second % SECONDS);
        values[at] = Math.max(values[at], value);
    }

    void clear(long second) {
        values[(int) (second % SECONDS)] = 0;
    }

    int of(long second) {
        return values[(int) (second % SECONDS)];
    }

    /// Of the seconds from `first` to before `end`.
    long sum(long first, long end) {
        long sum = 0;
        for (long second = first; second < end; second++) {
            sum += of(second);
        }
        return sum;
    }
}
