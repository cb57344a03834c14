package live.chobi.bench.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `@trpc/server` on Node with its standalone adapter, as its own documentation begins: no accounts, no limits, no
/// store; the gifts are a constant.
public final class NodeTrpc extends LaunchedServer implements RpcUnderTest {
    /// About as many as the product has.
    private static final int GIFTS = 12;

    private final int port;

    private NodeTrpc(Launched process, int port) {
        super("@trpc/server", process);
        this.port = port;
    }

    /// @param modules a `node_modules` folder with the package in it
    public static NodeTrpc start(Path folder, Path modules) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = Launched.freePort();
        Files.writeString(folder.resolve("server.cjs"), """
                const installed = require('node:module').createRequire('%s/');
                const { initTRPC } = installed('@trpc/server');
                const { createHTTPServer } = installed('@trpc/server/adapters/standalone');
                const t = initTRPC.create();
                const tiers = ['common', 'rare', 'legendary'];
                const gifts = Array.from({ length: %d }, (_, i) => ({
                  id: `01980000-0000-7000-8000-0000000000${10 + i}`, code: `gift${i}`, name: `Gift ${i}`,
                  tier: tiers[i %% 3], price: 10 * (i + 1), animation: `gift${i}`,
                }));
                const router = t.router({
                  system: t.router({ ping: t.procedure.query(() => ({ at: new Date().toISOString() })) }),
                  gifts: t.router({ getAvailableGifts: t.procedure.query(() => gifts) }),
                });
                createHTTPServer({ router, basePath: '/api/trpc/' }).listen(%d);
                """.formatted(modules, GIFTS, port));
        Launched process = Launched.start(folder, List.of("node", "server.cjs"));
        process.awaitPort(port);
        return new NodeTrpc(process, port);
    }

    @Override
    public URI http() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
