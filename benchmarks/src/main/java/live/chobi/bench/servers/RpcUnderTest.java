package live.chobi.bench.servers;

import java.net.URI;

/// A running server that speaks tRPC over HTTP below `/api/trpc/`, with `system.ping` and `gifts.getAvailableGifts`.
/// Used by one thread.
public interface RpcUnderTest extends ServerUnderTest {
    URI http();
}
