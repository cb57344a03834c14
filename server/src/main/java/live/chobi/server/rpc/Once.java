package live.chobi.server.rpc;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Work that is done at most once for all calls of a batch, when the first of them needs it; what it throws, each gets.
/// Any thread; its monitor guards it.
final class Once<T> implements Supplier<T> {
    private final Supplier<T> work;
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Once(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public synchronized T get() {
        if (failure != null) {
            throw failure;
        }
        T known = value;
        if (known == null) {
            try {
                known = work.get();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
            value = known;
        }
        return known;
    }
}
