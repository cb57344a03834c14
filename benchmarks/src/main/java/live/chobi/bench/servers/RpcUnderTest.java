package live.chobi.bench.servers;

import java.net.URI;

/// A running server that speaks tRPC over HTTP below `/api/trpc/`, with `system.ping` and `gifts.getAvailableGifts`,
/// and what it costs. Used by one thread.
public interface RpcUnderTest extends AutoCloseable {
    String name();

    URI http();

    Cost cost();

    @Override
    void close();
}
