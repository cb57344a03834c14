package live.chobi.bench.gifts;

/// One way to give a gift. Any virtual thread.
public interface GiftsUnderTest extends AutoCloseable {
    String name();

    /// Gives one gift and returns once it is durable. Throws [live.chobi.kernel.Problem] where it is refused.
    ///
    /// @param viewer index of the giver
    /// @param session index of the host's session
    void give(int viewer, int session, String key);

    @Override
    void close();
}
