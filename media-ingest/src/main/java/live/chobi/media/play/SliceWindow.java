package live.chobi.media.play;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Slices in a row, found by their number. Holds a reference of each. Owner: whoever made it, one thread at a time.
final class SliceWindow {
    private @Nullable Slice[] slots = new Slice[16];
    private long first;
    private long next;

    /// @param start the number of the first slice that will come
    SliceWindow(long start) {
        first = start;
        next = start;
    }

    /// The oldest one's number; [#next] when there is none.
    long first() {
        return first;
    }

    /// The number after the newest one's.
    long next() {
        return next;
    }

    Slice get(long number) {
        return Objects.requireNonNull(slots[slot(number)]);
    }

    /// Takes over the caller's reference. Numbers rise by one.
    void add(Slice slice) {
        if (slice.number() != next) {
            throw new IllegalArgumentException("slice " + slice.number() + " after " + (next - 1));
        }
        if (next - first == slots.length) {
            grow();
        }
        slots[slot(next++)] = slice;
    }

    /// Lets go of all slices before `number`.
    void trim(long number) {
        while (first < next && first < number) {
            get(first).release();
            slots[slot(first++)] = null;
        }
    }

    private void grow() {
        @Nullable
        Slice[] larger = Arrays.copyOf(new Slice[0], slots.length * 2);
        for (long i = first; i < next; i++) {
            larger[(int) (i & (larger.length - 1))] = slots[slot(i)];
        }
        slots = larger;
    }

    private int slot(long number) {
        return (int) (number & (slots.length - 1));
    }
}
