package live.chobi.chat.standing;

import java.util.Arrays;
import java.util.function.LongPredicate;

/// Some `seq` of a log. Immutable, eight bytes for each.
public final class SeqSet implements LongPredicate {
    static final SeqSet NONE = new SeqSet(new long[0]);

    private final long[] sorted;

    private SeqSet(long[] sorted) {
        this.sorted = sorted;
    }

    @Override
    public boolean test(long seq) {
        return Arrays.binarySearch(sorted, seq) >= 0;
    }

    SeqSet with(long seq) {
        int found = Arrays.binarySearch(sorted, seq);
        if (found >= 0) {
            return this;
        }
        int at = -found - 1;
        long[] next = Arrays.copyOf(sorted, sorted.length + 1);
        System.arraycopy(sorted, at, next, at + 1, sorted.length - at);
        next[at] = seq;
        return new SeqSet(next);
    }

    int size() {
        return sorted.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeqSet it && Arrays.equals(sorted, it.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
