package live.chobi.bench.servers;

/// A running server and what it costs. Used by one thread.
public interface ServerUnderTest extends AutoCloseable {
    /// As it stands in the table.
    String name();

    Cost cost();

    @Override
    void close();
}
