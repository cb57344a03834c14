package live.chobi.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.KeptConnections.Kept;
import live.chobi.kernel.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On an event loop that outlives its connections, with a clock that is moved by hand.
class KeptConnectionsTest {
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final KeptConnections connections = new KeptConnections(new RecoverySettings(WINDOW, 2),
            new ChatMetrics(new PrometheusRegistry()));
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final GatewayLoop loop = new GatewayLoop(channel.eventLoop(), channel.alloc(), EngineIoSettings.DEFAULT,
            WINDOW, WINDOW);
    private final EngineSession claimant = EngineSession.create(loop, new ClientHandshake("192.0.2.1",
            java.util.Map.of()), new EngineSessions(DoorLimits.NONE), EngineIoSettings.DEFAULT,
            new ChatMetrics(new PrometheusRegistry()));
    private final List<String> discarded = new ArrayList<>();

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void keep(String privateId) {
        connections.keep(new Kept(privateId, "id of " + privateId, new Caller.Guest("192.0.2.1"),
                () -> discarded.add(privateId)), loop);
    }

    private boolean isClaimed(String privateId) {
        return connections.claim(privateId, claimant).toCompletableFuture().join().isPresent();
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }

    @Test
    void a_connection_is_kept_for_the_window_and_let_go_after_it() {
        keep("a");
        pass(WINDOW.minusSeconds(1));
        keep("b");
        assertThat(discarded).isEmpty();

        pass(Duration.ofSeconds(2));

        assertThat(discarded).containsExactly("a");
        assertThat(isClaimed("a")).isFalse();
        assertThat(isClaimed("b")).isTrue();
        assertThat(isClaimed("b")).as("twice").isFalse();
    }

    @Test
    void what_was_claimed_is_the_claimants_to_discard() {
        keep("a");
        assertThat(isClaimed("a")).isTrue();

        pass(WINDOW.multipliedBy(2));

        assertThat(discarded).isEmpty();
    }

    @Test
    void what_is_put_back_is_kept_for_the_rest_of_its_time() {
        keep("a");
        Kept claimed = connections.claim("a", claimant).toCompletableFuture().join().orElseThrow();
        connections.putBack(claimed);
        assertThat(isClaimed("a")).isTrue();
        pass(WINDOW.plusSeconds(1));

        connections.putBack(claimed);

        assertThat(discarded).containsExactly("a");
        assertThat(isClaimed("a")).isFalse();
    }

    @Test
    void those_beyond_the_limit_are_let_go_at_once_and_a_place_is_free_again_afterwards() {
        keep("a");
        keep("b");
        keep("c");
        assertThat(discarded).containsExactly("c");
        assertThat(isClaimed("a")).isTrue();
        keep("d");
        assertThat(discarded).containsExactly("c");
        assertThat(isClaimed("d")).isTrue();
    }
}
