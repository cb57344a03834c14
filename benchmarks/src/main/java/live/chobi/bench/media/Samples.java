package live.chobi.bench.media;

import java.util.Arrays;

/// Measured values, for percentiles. Not thread-safe.
public final class Samples {
    private double[] values = new double[256];
    private int count;

    public void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    public void addAll(Samples others) {
        for (int i = 0; i < others.count; i++) {
            add(others.values[i]);
        }
    }

    void clear() {
        count = 0;
    }

    public int count() {
        return count;
    }

    /// NaN without values.
    ///
    /// @param share 0.5 for the median, 0.99 for the slow end
    public double percentile(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(share * (count - 1)))];
    }
}
