package live.chobi.bench.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/// Node's socket.io, as npm installs it: a room and an echo, no accounts, no log.
public final class NodeSocketIo extends LaunchedServer implements ChatUnderTest {
    private final int port;

    private NodeSocketIo(Launched process, int port) {
        super("socket.io", process);
        this.port = port;
    }

    /// @param modules a `node_modules` folder with the package in it
    public static NodeSocketIo start(Path folder, Path modules) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = Launched.freePort();
        Files.writeString(folder.resolve("server.cjs"), """
                const { Server } = require(%s);
                const io = new Server({ serveClient: false, perMessageDeflate: false });
                io.on('connection', socket => {
                  socket.on('join', (message, ack) => { socket.join(message.room); ack({ ok: true }); });
                  socket.on('say', message => io.to(message.room).emit('new_message', { text: message.text }));
                });
                io.listen(%d);
                """.formatted("\"" + modules.resolve("socket.io") + "\"", port));
        Launched process = Launched.start(folder, List.of("node", "server.cjs"));
        process.awaitPort(port);
        return new NodeSocketIo(process, port);
    }

    @Override
    public URI http() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public Room room(int senders) {
        return plainRoom(senders);
    }

    /// The events that the peers' few lines understand.
    static Room plainRoom(int senders) {
        return new Room("[\"join\",{\"room\":\"r\"}]", "[\"say\",{\"room\":\"r\",\"text\":\"" + TEXT + "\"}]",
                Collections.nCopies(senders, "{}"));
    }
}
