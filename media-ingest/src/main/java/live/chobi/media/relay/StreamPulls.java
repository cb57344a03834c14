package live.chobi.media.relay;

import io.netty.channel.EventLoopGroup;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import live.chobi.kernel.AddressRule;
import live.chobi.kernel.SessionId;
import live.chobi.media.MediaMetrics;
import live.chobi.media.stream.TimeSource;

/// The sessions that this node takes from others because somebody watches them here: one upstream for each, however
/// many watch. Any thread.
public final class StreamPulls implements AutoCloseable {
    /// Each is a whole stream in memory.
    static final int PULLS_MAX = 1_000;

    private final Map<SessionId, StreamPull> pulls = new ConcurrentHashMap<>();
    private final EventLoopGroup loops;
    private final OriginLocator origins;
    private final RelayedStreams streams;
    private final Link.Dialer dialer = new NetworkDialer(ClientFlow.Role.PLAYER, AddressRule.ANY,
            NetworkDialer.publicTls());
    private final MediaMetrics metrics;
    private final TimeSource time;
    private volatile boolean closed;

    public StreamPulls(EventLoopGroup loops, OriginLocator origins, RelayedStreams streams, MediaMetrics metrics,
            TimeSource time) {
        this.loops = loops;
        this.origins = origins;
        this.streams = streams;
        this.metrics = metrics;
        this.time = time;
    }

    /// Somebody here watches the session just now; it stays for half a minute after the last time. Cheap enough for
    /// every request. Nothing happens beyond a thousand sessions at once.
    public void touch(SessionId session) {
        StreamPull present = pulls.get(session);
        if (present == null && !closed && pulls.size() < PULLS_MAX) {
            present = pulls.computeIfAbsent(session, this::begin);
        }
        if (present != null) {
            present.touch();
        }
    }

    /// Whether the session's media comes to this node from another, or is about to.
    public boolean isPulled(SessionId session) {
        return pulls.containsKey(session);
    }

    private StreamPull begin(SessionId session) {
        metrics.pulling(true);
        var pull = new StreamPull(session, loops.next(), origins, streams, dialer, metrics, time,
                new SplittableRandom(), this::finished);
        pull.start();
        return pull;
    }

    private void finished(SessionId session, StreamPull pull) {
        if (pulls.remove(session, pull)) {
            metrics.pulling(false);
        }
    }

    @Override
    public void close() {
        closed = true;
        pulls.values().forEach(StreamPull::stop);
    }
}
