package live.chobi.kernel;

import java.util.List;

/// The values of one subscription, handed out one after the other. One reader, on a virtual thread; it closes the feed
/// when the client is gone or the feed is over.
public interface Feed<T> extends AutoCloseable {
    /// A value that a client who comes back can name, to be told what came after it.
    ///
    /// @param id without line breaks and U+0000, not empty: it travels on a line of its own, and an empty one means none
    record Item<T>(String id, T value) {
        public Item {
            if (id.isEmpty() || id.chars().anyMatch(it -> it == 0 || it == '\n' || it == '\r')) {
                throw new IllegalArgumentException("not fit to be an event's id: " + id);
            }
        }
    }

    /// Waits for the next values, in their order; none when there will be no more. Throws [Problem] where the
    /// subscriber may not read on.
    List<Item<T>> next() throws InterruptedException;

    /// Lets go of what the feed holds.
    @Override
    default void close() {
        // Most hold nothing.
    }
}
