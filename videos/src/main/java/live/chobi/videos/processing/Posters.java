package live.chobi.videos.processing;

/// Where in a video its picture is taken from.
final class Posters {
    private static final double SHARE = 0.1;
    private static final double SECONDS_MAX = 30;

    private Posters() {
    }

    /// In seconds from the beginning.
    static double place(long durationMs) {
        return Math.min(SECONDS_MAX, durationMs / 1000.0 * SHARE);
    }
}
