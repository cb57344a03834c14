package live.chobi.videos.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The moments at which a session's chat and gifts were well above what they were otherwise. Pure.
///
/// Chat and gifts are counted in steps of ten seconds; a moment is half a minute of them. Its score is how many times as
/// much as on average was said, and given, in it: the mean of the two where there are both. From 2 it is a highlight. It
/// begins earlier than the peak, since people react to what they have just seen.
final class Highlights {
    static final long STEP_MS = 10_000;
    private static final int WINDOW = 3;
    private static final long LEAD_MS = 20_000;
    private static final long TAIL_MS = 5_000;
    private static final double SCORE_MIN = 2;
    /// Of messages in a moment where nothing was given: two people who greet each other are no peak.
    private static final long MESSAGES_MIN = 5;
    /// Between two peaks.
    private static final int APART = 9;

    private Highlights() {
    }

    /// What happened in each step of a video. Of one thread.
    static final class Activity {
        private final long[] messages;
        private final long[] coins;

        private Activity(int steps) {
            this.messages = new long[steps];
            this.coins = new long[steps];
        }

        static Activity over(long durationMs) {
            return new Activity((int) Math.max(1, Math.ceilDiv(durationMs, STEP_MS)));
        }

        /// What lies outside the video is left out.
        void add(long index, long moreMessages, long moreCoins) {
            if (index >= 0 && index < messages.length) {
                messages[(int) index] += moreMessages;
                coins[(int) index] += moreCoins;
            }
        }
    }

    /// @param startMs of the video's time
    /// @param messagesPerMinute at the peak, as `coinsPerMinute`
    /// @param score how many times as much as on average
    record Highlight(long startMs, long endMs, long messagesPerMinute, long coinsPerMinute, double score) {}

    /// In the order of time; the best ones where there are more than `limit`.
    static List<Highlight> of(Activity activity, long durationMs, int limit) {
        int steps = activity.messages.length;
        double averageMessages = average(activity.messages);
        double averageCoins = average(activity.coins);
        int kinds = (averageMessages > 0 ? 1 : 0) + (averageCoins > 0 ? 1 : 0);
        List<Highlight> all = new ArrayList<>();
        for (int first = 0; kinds > 0 && first + WINDOW <= steps; first++) {
            long messages = sum(activity.messages, first);
            long coins = sum(activity.coins, first);
            double score = (share(messages, averageMessages) + share(coins, averageCoins)) / kinds;
            if (score >= SCORE_MIN && (coins > 0 || messages >= MESSAGES_MIN)) {
                long peak = first * STEP_MS;
                all.add(new Highlight(Math.max(0, peak - LEAD_MS),
                        Math.min(durationMs, peak + WINDOW * STEP_MS + TAIL_MS), perMinute(messages),
                        perMinute(coins), Math.round(score * 10) / 10.0));
            }
        }
        all.sort(Comparator.comparingDouble(Highlight::score).reversed().thenComparingLong(Highlight::startMs));
        List<Highlight> chosen = new ArrayList<>();
        for (Highlight it : all) {
            if (chosen.size() < limit
                    && chosen.stream().allMatch(other -> Math.abs(other.endMs() - it.endMs()) >= APART * STEP_MS)) {
                chosen.add(it);
            }
        }
        chosen.sort(Comparator.comparingLong(Highlight::startMs));
        return chosen;
    }

    private static double share(long ofMoment, double average) {
        return average == 0 ? 0 : ofMoment / (WINDOW * average);
    }

    private static long perMinute(long ofMoment) {
        return Math.round(ofMoment * 60_000.0 / (WINDOW * STEP_MS));
    }

    private static double average(long[] steps) {
        double sum = 0;
        for (long step : steps) {
            sum += step;
        }
        return sum / steps.length;
    }

    private static long sum(long[] steps, int first) {
        long sum = 0;
        for (int i = first; i < first + WINDOW; i++) {
            sum += steps[i];
        }
        return sum;
    }
}
