package live.chobi.bench.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// node-media-server, as npm installs it.
public final class NodeMediaServer extends LaunchedServer implements MediaUnderTest {
    private final int rtmpPort;

    private NodeMediaServer(Launched process, int rtmpPort) {
        super("node-media-server", process);
        this.rtmpPort = rtmpPort;
    }

    /// @param modules a `node_modules` folder with the package in it
    public static NodeMediaServer start(Path folder, Path modules) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int rtmp = Launched.freePort();
        Files.writeString(folder.resolve("server.cjs"), """
                const NodeMediaServer = require(%s);
                const server = new NodeMediaServer({
                  bind: '127.0.0.1',
                  logType: 1,
                  rtmp: { port: %d, chunk_size: 60000, gop_cache: true, ping: 30, ping_timeout: 60 },
                });
                server.run();
                """.formatted("\"" + modules.resolve("node-media-server") + "\"", rtmp));
        Launched process = Launched.start(folder, List.of("node", "server.cjs"));
        process.awaitPort(rtmp);
        return new NodeMediaServer(process, rtmp);
    }

    @Override
    public URI publishUrl(int index) {
        return URI.create("rtmp://127.0.0.1:" + rtmpPort + "/live/s" + index);
    }
}
