package live.chobi.bench.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// netty-socketio with the libraries it asks for, which are older than the product's: a process of its own,
/// from source.
public final class NettySocketIo extends LaunchedServer implements ChatUnderTest {
    private final int port;

    private NettySocketIo(Launched process, int port) {
        super("netty-socketio", process);
        this.port = port;
    }

    /// @param libraries a folder with its jars
    public static NettySocketIo start(Path folder, Path libraries) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = Launched.freePort();
        Files.writeString(folder.resolve("Peer.java"), """
                import com.corundumstudio.socketio.*;
                import java.util.Map;

                public class Peer {
                    public static void main(String[] arguments) {
                        Configuration configuration = new Configuration();
                        configuration.setHostname("127.0.0.1");
                        configuration.setPort(Integer.parseInt(arguments[0]));
                        configuration.setUseLinuxNativeEpoll(true);
                        SocketIOServer server = new SocketIOServer(configuration);
                        server.addEventListener("join", Map.class, (client, message, ack) -> {
                            client.joinRoom((String) message.get("room"));
                            ack.sendAckData(Map.of("ok", true));
                        });
                        server.addEventListener("say", Map.class, (client, message, ack) -> server
                                .getRoomOperations((String) message.get("room"))
                                .sendEvent("new_message", Map.of("text", message.get("text"))));
                        server.start();
                    }
                }
                """);
        Launched process = Launched.start(folder, List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", libraries + "/*", "Peer.java", Integer.toString(port)));
        process.awaitPort(port);
        return new NettySocketIo(process, port);
    }

    @Override
    public URI http() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public Room room(int senders) {
        return NodeSocketIo.plainRoom(senders);
    }
}
