package live.chobi.server.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import live.chobi.server.embedded.DataDirectory;
import live.chobi.server.embedded.Ffmpeg;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the show, in the background of a server that serves already, and ends it.
///
/// Any thread; the list of threads is guarded by `this`.
public final class Demo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Duration FIRST_PICTURE_LOOK = Duration.ofMillis(200);
    /// Viewers drop in one after the other: nobody should think that they are one program.
    private static final Duration ARRIVAL = Duration.ofMillis(700);

    /// How the demo, being a client, reaches its server.
    ///
    /// @param http without a slash at its end
    /// @param rtmp where encoders publish, without the key
    /// @param shown the address to print for people
    public record Server(String http, String rtmp, String shown) {}

    private final Server server;
    private final DataDirectory data;
    private final Coins coins;
    private final DemoMetrics metrics;
    private final Pace pace;
    private final Consumer<String> say;
    private final Stage stage = new Stage();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable Broadcast broadcast;
    private boolean closed;

    private Demo(Server server, DataDirectory data, Coins coins, DemoMetrics metrics, Pace pace,
            Consumer<String> say) {
        this.server = server;
        this.data = data;
        this.coins = coins;
        this.metrics = metrics;
        this.pace = pace;
        this.say = say;
    }

    /// Returns at once.
    ///
    /// @param say prints a line for the person at the terminal
    public static Demo start(Server server, DataDirectory data, Coins coins, DemoMetrics metrics, Pace pace,
            Consumer<String> say) {
        Demo demo = new Demo(server, data, coins, metrics, pace, say);
        demo.begin("demo", demo::direct);
        return demo;
    }

    @Override
    public void close() {
        Broadcast running;
        synchronized (this) {
            closed = true;
            threads.forEach(Thread::interrupt);
            running = broadcast;
        }
        if (running != null) {
            running.close();
        }
        http.shutdownNow();
    }

    private synchronized void begin(String name, Runnable work) {
        if (!closed) {
            threads.add(Thread.ofVirtual().name(name).start(work));
        }
    }

    private void direct() {
        try {
            RpcClient rpc = new RpcClient(http, server.http(), metrics);
            Player host = Player.enter(rpc, Cast.HOST);
            Optional<Ffmpeg> ffmpeg = Ffmpeg.unpack(data);
            if (ffmpeg.isEmpty()) {
                say.accept("demo: no picture, since no ffmpeg is bundled for this machine; publish one yourself from "
                        + server.shown() + "/studio as " + login(Cast.HOST));
                return;
            }
            Path folder = data.directory("demo");
            Path log = data.freshLog("demo");
            Clip clip = Clip.open(ffmpeg.get(), folder, log);
            Broadcast evening = new Broadcast(host, ffmpeg.get(), clip, server.rtmp(), folder, log, stage, metrics,
                    id -> LOG.info("the demo's session is {}", id));
            synchronized (this) {
                broadcast = evening;
            }
            begin("demo host", evening);
            announce(stage.current());
            inviteViewers(rpc);
        } catch (IOException | Refused trouble) {
            say.accept("demo: not started (" + trouble.getMessage() + "); the server goes on without it");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            if (!isClosed()) {
                LOG.error("the demo could not start", bug);
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// Says where to look, as soon as there is something to see.
    private void announce(Stage.Show show) {
        HlsScreen screen = new HlsScreen(http, server.http(), show.hlsUrl(), metrics);
        begin("demo picture", () -> {
            try {
                while (!screen.hasPicture()) {
                    Thread.sleep(FIRST_PICTURE_LOOK);
                }
                say.accept("demo: watch %s/watch/%s and sign in as %s (the host) or %s (a viewer with coins)"
                        .formatted(server.shown(), show.sessionId(), login(Cast.HOST),
                                login(Cast.VIEWERS.getFirst())));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void inviteViewers(RpcClient rpc) throws InterruptedException {
        var shared = new Viewer.Shared(http, server.http(), rpc, stage, coins, metrics, pace, new Lines(Lines.ARABIC),
                new Lines(Lines.ENGLISH));
        for (Cast role : Cast.VIEWERS) {
            try {
                begin(role.username(), new Viewer(shared, Player.enter(rpc, role)));
            } catch (IOException | Refused trouble) {
                LOG.warn("the demo goes on without {}: {}", role.username(), trouble.getMessage());
            }
            Thread.sleep(Pace.about(ARRIVAL));
        }
    }

    private static String login(Cast role) {
        return role.username() + " / " + Cast.PASSWORD;
    }
}
