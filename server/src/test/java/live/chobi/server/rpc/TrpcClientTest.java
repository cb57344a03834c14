package live.chobi.server.rpc;

import java.util.Map;
import live.chobi.server.node.NodeSuite;
import org.junit.jupiter.api.Test;

class TrpcClientTest {
    @Test
    void the_stock_client_works_with_all_its_http_links() {
        try (var rpc = new TestRpc()) {
            NodeSuite.run("trpc-client.test.mjs", Map.of("TRPC_URL", rpc.url()));
        }
    }
}
