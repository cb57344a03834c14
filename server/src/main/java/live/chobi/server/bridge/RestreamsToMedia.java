package live.chobi.server.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.kernel.SessionId;
import live.chobi.log.LogRow;
import live.chobi.media.relay.RestreamPushes;
import live.chobi.media.relay.RtmpTarget;
import live.chobi.streaming.restream.Pushes;
import live.chobi.streaming.restream.Restream;
import live.chobi.streaming.restream.RestreamAddress;
import live.chobi.streaming.restream.RestreamStatus;
import live.chobi.streaming.restream.Restreams;
import live.chobi.streaming.sessions.StreamingRows;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The targets that hosts have set become pushes, on the node that has the session's encoder: when it goes live, and at
/// every change after that. Media starts later and is attached. Any thread.
public final class RestreamsToMedia implements Pushes, Consumer<List<LogRow>> {
    private static final Logger LOG = LoggerFactory.getLogger(RestreamsToMedia.class);
    private static final int STRIPES = 16;
    private static final long AGAIN_MS = 2_000;

    private final Restreams restreams;
    private final Executor virtualThreads;
    /// Of two readings of a session's targets the later must win.
    private final List<ReentrantLock> stripes = Stream.generate(ReentrantLock::new).limit(STRIPES).toList();
    private volatile @Nullable RestreamPushes media;

    public RestreamsToMedia(Restreams restreams, Executor virtualThreads) {
        this.restreams = restreams;
        this.virtualThreads = virtualThreads;
    }

    public void attach(RestreamPushes pushes) {
        media = pushes;
    }

    @Override
    public String shown(RestreamAddress address) {
        return target(address).shown();
    }

    @Override
    public void changed(SessionId session) {
        bringUpToDate(session);
    }

    @Override
    public Map<UUID, RestreamStatus> status(SessionId session) {
        RestreamPushes attached = media;
        return attached == null
                ? Map.of()
                : attached.status(session).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> status(it.getValue())));
    }

    @Override
    public void accept(List<LogRow> rows) {
        for (LogRow row : rows) {
            SessionId session = new SessionId(row.log());
            switch (row.type()) {
                case StreamingRows.SESSION_LIVE -> virtualThreads.execute(() -> bringUpToDate(session));
                case StreamingRows.SESSION_ENDED -> virtualThreads.execute(() -> stop(session));
                default -> {
                }
            }
        }
    }

    private void bringUpToDate(SessionId session) {
        RestreamPushes attached = media;
        if (attached == null) {
            return;
        }
        ReentrantLock stripe = stripe(session);
        stripe.lock();
        try {
            attached.send(session, restreams.of(session).stream().filter(Restream::enabled)
                    .map(it -> new RestreamPushes.Target(it.id(), target(it.address()))).toList());
        } catch (RuntimeException e) {
            LOG.warn("where session {} is sent could not be read, and will be again", session, e);
            CompletableFuture.delayedExecutor(AGAIN_MS, TimeUnit.MILLISECONDS, virtualThreads)
                    .execute(() -> bringUpToDate(session));
        } finally {
            stripe.unlock();
        }
    }

    private void stop(SessionId session) {
        RestreamPushes attached = media;
        ReentrantLock stripe = stripe(session);
        stripe.lock();
        try {
            if (attached != null) {
                attached.send(session, List.of());
            }
        } finally {
            stripe.unlock();
        }
    }

    private ReentrantLock stripe(SessionId session) {
        return stripes.get(Math.floorMod(session.hashCode(), STRIPES));
    }

    private static RtmpTarget target(RestreamAddress address) {
        return RtmpTarget.parse(address.url(), Optional.ofNullable(address.streamKey()));
    }

    private static RestreamStatus status(live.chobi.media.relay.RestreamStatus it) {
        return new RestreamStatus(RestreamStatus.State.valueOf(it.state().name()), it.since(), it.attempts(),
                it.lastError().orElse(null), it.bitsPerSecond(), it.droppedFrames());
    }
}
