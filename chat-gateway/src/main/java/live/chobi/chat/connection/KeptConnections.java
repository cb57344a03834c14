package live.chobi.chat.connection;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.chat.ChatMetrics;
import live.chobi.kernel.Caller;

/// The connections that clients may come back to, by the private ids that only their clients know: those that were
/// lost, for a while, and those that are still open, since a client that changes networks is back before its old socket
/// is missed. Shared; any thread.
final class KeptConnections {
    /// A lost connection.
    static final class Kept {
        final String privateId;
        final String id;
        final Caller caller;
        final Keepsake keepsake;
        private volatile boolean isOver;

        Kept(String privateId, String id, Caller caller, Keepsake keepsake) {
            this.privateId = privateId;
            this.id = id;
            this.caller = caller;
            this.keepsake = keepsake;
        }
    }

    private final RecoverySettings settings;
    private final ChatMetrics metrics;
    private final ConcurrentHashMap<String, SocketConnection> open = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    KeptConnections(RecoverySettings settings, ChatMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    boolean isOn() {
        return settings.isOn();
    }

    void opened(String privateId, SocketConnection connection) {
        open.put(privateId, connection);
    }

    void ended(String privateId, SocketConnection connection) {
        open.remove(privateId, connection);
    }

    /// On `loop`, which watches the time.
    void keep(Kept lost, GatewayLoop loop) {
        if (count.incrementAndGet() > settings.keptMax()) {
            count.decrementAndGet();
            metrics.recovery(RecoveryOutcome.NO_ROOM);
            lost.keepsake.discarded();
            return;
        }
        metrics.connectionKept();
        kept.put(lost.privateId, lost);
        loop.kept.start(() -> timeOver(lost), loop.nowNanos());
        loop.watchDeadlines();
    }

    private void timeOver(Kept lost) {
        lost.isOver = true;
        if (kept.remove(lost.privateId, lost)) {
            forgotten();
            metrics.recovery(RecoveryOutcome.NOBODY_CAME);
            lost.keepsake.discarded();
        }
    }

    private void forgotten() {
        count.decrementAndGet();
        metrics.connectionNoLongerKept();
    }

    /// Takes a connection out for a client that knows its private id; one that is still open is closed for it. Empty:
    /// there is none, or it may not be recovered.
    CompletionStage<Optional<Kept>> claim(String privateId, EngineSession claimant) {
        Optional<Kept> lost = take(privateId);
        SocketConnection stillOpen = open.get(privateId);
        if (lost.isPresent() || stillOpen == null || stillOpen.isOver(claimant)) {
            return CompletableFuture.completedStage(lost);
        }
        CompletableFuture<Optional<Kept>> claimed = new CompletableFuture<>();
        try {
            stillOpen.execute(() -> {
                stillOpen.close(CloseReason.REPLACED);
                claimed.complete(take(privateId));
            });
        } catch (RejectedExecutionException _) { // its loop has ended with all its connections
            claimed.complete(Optional.empty());
        }
        return claimed;
    }

    private Optional<Kept> take(String privateId) {
        Optional<Kept> taken = Optional.ofNullable(kept.remove(privateId));
        taken.ifPresent(_ -> forgotten());
        return taken;
    }

    /// The claim came to nothing, for a reason that may pass, such as a token to be renewed.
    void putBack(Kept claimed) {
        count.incrementAndGet();
        metrics.connectionKept();
        kept.put(claimed.privateId, claimed);
        if (claimed.isOver) {
            timeOver(claimed);
        }
    }
}
