package live.chobi.chat.messages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import live.chobi.chat.standing.Wording;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;

/// At most so many messages of one user that are nearly the same in ten seconds, over all rooms of this node. One a
/// second always passes, whatever it says. Any thread; holds its lock while it compares, some ten microseconds.
public final class SimilarityGate {
    static final Duration WINDOW = Duration.ofSeconds(10);
    /// One a second, with a network that shakes them.
    static final int SIMILAR_MAX = 12;
    /// Of the pairs of letters that two texts have together (Dice's coefficient).
    static final double SAME = 0.9;
    private static final int USERS_MAX = 50_000;
    private static final int REMEMBERED_MAX = 40;

    private static final class Said {
        final Instant at;
        final long fingerprint;
        /// Sorted.
        final int[] pairs;

        Said(Instant at, Wording wording) {
            this.at = at;
            this.fingerprint = wording.fingerprint();
            this.pairs = SimilarityGate.pairs(wording);
        }
    }

    private final boolean isOn;
    private final InstantSource clock;
    private final Map<UserId, ArrayDeque<Said>> said = new LinkedHashMap<>(16, 0.75f, true);

    public SimilarityGate(boolean isOn, InstantSource clock) {
        this.isOn = isOn;
        this.clock = clock;
    }

    /// Throws TOO_MANY_REQUESTS with the time until it may be said again. What is refused does not count.
    void pass(UserId user, Wording wording) {
        if (!isOn) {
            return;
        }
        Instant now = clock.instant();
        Said next = new Said(now, wording);
        synchronized (said) {
            forget(now);
            ArrayDeque<Said> earlier = said.computeIfAbsent(user, _ -> new ArrayDeque<>());
            earlier.removeIf(it -> isPast(it, now));
            long similar = earlier.stream().filter(it -> isSimilar(it, next)).count();
            if (similar >= SIMILAR_MAX) {
                Instant oldest = earlier.stream().filter(it -> isSimilar(it, next)).findFirst().orElseThrow().at;
                throw Problem.tooFast("chat_similar",
                        "at most " + SIMILAR_MAX + " messages of the same kind in " + WINDOW.toSeconds() + " s",
                        Duration.between(now, oldest.plus(WINDOW)));
            }
            earlier.addLast(next);
            if (earlier.size() > REMEMBERED_MAX) {
                earlier.removeFirst();
            }
        }
    }

    /// Also what is later than now: it was noted before the clock was set back.
    private static boolean isPast(Said it, Instant now) {
        return !it.at.plus(WINDOW).isAfter(now) || it.at.isAfter(now);
    }

    /// Those who have been quiet since, and whoever is one too many.
    private void forget(Instant now) {
        Iterator<ArrayDeque<Said>> eldest = said.values().iterator();
        while (eldest.hasNext()) {
            ArrayDeque<Said> texts = eldest.next();
            if (said.size() <= USERS_MAX && !texts.isEmpty() && !isPast(texts.getLast(), now)) {
                return;
            }
            eldest.remove();
        }
    }

    private static boolean isSimilar(Said one, Said other) {
        if (one.fingerprint == other.fingerprint) {
            return true;
        }
        int all = one.pairs.length + other.pairs.length;
        return all > 0 && 2.0 * common(one.pairs, other.pairs) / all >= SAME;
    }

    private static int common(int[] one, int[] other) {
        int count = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length;) {
            int order = Integer.compare(one[i], other[j]);
            count += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return count;
    }

    private static int[] pairs(Wording wording) {
        String text = String.join(" ", wording.words());
        int[] pairs = new int[Math.max(0, text.length() - 1)];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = text.charAt(i) << 16 | text.charAt(i + 1);
        }
        Arrays.sort(pairs);
        return pairs;
    }
}
