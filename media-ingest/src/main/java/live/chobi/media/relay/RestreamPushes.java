package live.chobi.media.relay;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.chobi.kernel.AddressRule;
import live.chobi.kernel.SessionId;
import live.chobi.media.MediaMetrics;
import live.chobi.media.stream.LiveStream;
import live.chobi.media.stream.TimeSource;

/// The pushes of this node: which session is sent where, and how that goes. Any thread.
public final class RestreamPushes implements AutoCloseable {
    /// Per session: each costs the whole bit rate of the session on the way out.
    public static final int TARGETS_MAX = 5;
    private static final long CLOSE_MS = 500;

    /// @param id chosen by the caller, for the status
    public record Target(UUID id, RtmpTarget address) {}

    private record Running(RtmpTarget address, LiveStream stream, RestreamPush push, EventLoop loop) {
        void stop() {
            stream.unfollow(push);
            push.stop();
        }
    }

    private final Map<SessionId, Map<UUID, Running>> running = new ConcurrentHashMap<>();
    private final EventLoopGroup loops;
    private final Function<SessionId, Optional<LiveStream>> streams;
    private final Link.Dialer dialer;
    private final MediaMetrics metrics;
    private final TimeSource time;

    /// @param streams the session's media, when it is on this node
    /// @param privateAllowed the setting `restream.private.allowed`
    public RestreamPushes(EventLoopGroup loops, Function<SessionId, Optional<LiveStream>> streams,
            boolean privateAllowed,
            MediaMetrics metrics, TimeSource time) {
        this(loops, streams, privateAllowed ? AddressRule.ANY : AddressRule.PUBLIC, NetworkDialer.publicTls(), metrics,
                time);
    }

    RestreamPushes(EventLoopGroup loops, Function<SessionId, Optional<LiveStream>> streams, AddressRule rule,
            SslContext tls,
            MediaMetrics metrics, TimeSource time) {
        this.loops = loops;
        this.streams = streams;
        this.dialer = new NetworkDialer(ClientFlow.Role.PUBLISHER, rule, tls);
        this.metrics = metrics;
        this.time = time;
    }

    /// From now on the session is sent to these targets and to no others; those it is sent to already go on. Nothing
    /// happens while this node has no media of the session.
    public void send(SessionId session, List<Target> targets) {
        Map<UUID, RtmpTarget> wanted = targets.stream().limit(TARGETS_MAX)
                .collect(Collectors.toMap(Target::id, Target::address, (one, _) -> one));
        running.compute(session, (_, before) -> {
            Map<UUID, Running> now = new HashMap<>(before == null ? Map.of() : before);
            now.entrySet().removeIf(it -> {
                boolean stays = it.getValue().address().equals(wanted.get(it.getKey()));
                if (!stays) {
                    it.getValue().stop();
                }
                return !stays;
            });
            streams.apply(session).ifPresent(stream -> wanted.forEach(
                    (id, address) -> now.computeIfAbsent(id, _ -> begin(stream, address))));
            return now.isEmpty() ? null : Map.copyOf(now);
        });
    }

    private Running begin(LiveStream stream, RtmpTarget address) {
        EventLoop loop = loops.next();
        var push = new RestreamPush(address, dialer, loop, time, metrics, new SplittableRandom());
        stream.follow(push);
        return new Running(address, stream, push, loop);
    }

    /// How the session's targets are doing, by their ids.
    public Map<UUID, RestreamStatus> status(SessionId session) {
        return running.getOrDefault(session, Map.of()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().push().status()));
    }

    /// The sessions with targets, until they are sent to none.
    public Set<SessionId> sessions() {
        return Set.copyOf(running.keySet());
    }

    /// Takes leave of every target, within half a second.
    @Override
    public void close() {
        List<Running> all = running.values().stream().flatMap(it -> it.values().stream()).toList();
        all.forEach(Running::stop);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MS);
        for (Running each : all) {
            // A task behind the good-bye: when it has run, that has been written.
            Future<?> written = each.loop().submit(() -> {
            });
            var _ = awaited(written, deadline - System.nanoTime());
        }
        running.clear();
    }

    private static boolean awaited(Future<?> future, long nanos) {
        try {
            return future.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS) == null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException _) {
            return false;
        }
    }
}
