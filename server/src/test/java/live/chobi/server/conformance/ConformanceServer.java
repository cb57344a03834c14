package live.chobi.server.conformance;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.EngineIoEndpoint;
import live.chobi.chat.connection.EngineIoSettings;
import live.chobi.chat.connection.SocketIoEndpoint;
import live.chobi.chat.connection.SocketIoSettings;
import live.chobi.server.http.Cors;
import live.chobi.server.http.Edge;
import live.chobi.server.http.EdgeLimits;
import live.chobi.server.http.EdgeMetrics;
import live.chobi.server.http.Mount;
import live.chobi.server.http.RawRoute;
import live.chobi.server.http.Router;
import live.chobi.server.http.Transport;
import live.chobi.server.http.TrustedProxies;
import live.chobi.server.launch.Ports;
import live.chobi.server.launch.StartRefused;
import live.chobi.server.rpc.Authenticator;
import live.chobi.server.rpc.ConfProcedures;
import live.chobi.server.rpc.RequestLimits;
import live.chobi.server.rpc.RpcMetrics;
import live.chobi.server.rpc.RpcRoute;

/// The real edges on one port: RPC's fixtures at `/api/trpc/`, an echo of Engine.IO at `/engine.io/`, Socket.IO's
/// fixture at `/socket.io/`, with the short heartbeat that the suites expect. No store is started.
public final class ConformanceServer implements AutoCloseable {
    private static final int PORT = 3000;
    private static final int PORT_MAX = 65_535;
    private static final int REFUSED = 2;
    private static final EngineIoSettings ENGINE = EngineIoSettings.DEFAULT
            .withHeartbeat(Duration.ofMillis(300), Duration.ofMillis(200)).withCorsOrigins(Set.of("*"));
    private static final SocketIoSettings SOCKET = SocketIoSettings.DEFAULT.withEngine(ENGINE)
            .withConnectTimeout(Duration.ofSeconds(1));

    private final Transport transport = Transport.best(2);
    private final EngineIoEndpoint engineIo = new EngineIoEndpoint(ENGINE, EngineFixture::new, metrics());
    private final SocketIoEndpoint socketIo = new SocketIoEndpoint(SOCKET, new SocketFixture(), metrics());
    private final RpcRoute rpc = new RpcRoute(ConfProcedures.all(),
            (_, address) -> Authenticator.Admitted.guest(address),
            RequestLimits.NONE, new RpcMetrics(new PrometheusRegistry()), RpcRoute.Rules.defaults());
    private final Edge edge;

    public ConformanceServer(int port) {
        Router router = new Router(List.of(
                rpc.mount("/api/trpc/").cors(Cors.listed(Set.of("http://app.example"))),
                sockets("engine.io", engineIo::handle), sockets("socket.io", socketIo::handle)));
        edge = Edge.open(transport, "0.0.0.0", port, router, EdgeLimits.defaults(), TrustedProxies.NONE,
                new EdgeMetrics(new PrometheusRegistry()), Optional.empty());
    }

    private static ChatMetrics metrics() {
        return new ChatMetrics(new PrometheusRegistry());
    }

    private interface Door {
        void handle(ChannelHandlerContext context, FullHttpRequest request, String clientAddress);
    }

    /// One byte more than a payload may have, so that the gateway's own limit is the one that is met.
    private static Mount sockets(String name, Door door) {
        RawRoute route = (context, request) -> door.handle(context, request,
                context.channel().attr(Edge.CLIENT_ADDRESS).get());
        return Mount.raw(name, "/" + name + "/", route).bodyBytesMax(Mount.MILLION_BYTES + 1);
    }

    public String url() {
        return "http://127.0.0.1:" + edge.port();
    }

    @Override
    public void close() {
        engineIo.shutdown();
        socketIo.shutdown();
        edge.close();
        rpc.close();
        transport.close();
    }

    /// `--http.port=N`, or the port alone; 3000 without, 0 takes a free one.
    public static void main(String[] arguments) throws InterruptedException {
        int port;
        try {
            port = port(arguments);
            Ports.requireFree("http.port", port);
        } catch (StartRefused refusal) {
            System.err.println(refusal.line());
            System.exit(REFUSED);
            return;
        }
        ConformanceServer server = new ConformanceServer(port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("ready http=" + server.url());
        new CountDownLatch(1).await();
    }

    static int port(String... arguments) {
        if (arguments.length == 0) {
            return PORT;
        }
        String text = arguments[0].startsWith("--http.port=")
                ? arguments[0].substring("--http.port=".length())
                : arguments[0];
        if (arguments.length > 1 || !text.matches("[0-9]{1,5}") || Integer.parseInt(text) > PORT_MAX) {
            throw new StartRefused("\"" + String.join(" ", arguments)
                    + "\" is refused: give --http.port=N or N alone, a whole number from 0 to " + PORT_MAX);
        }
        return Integer.parseInt(text);
    }
}
