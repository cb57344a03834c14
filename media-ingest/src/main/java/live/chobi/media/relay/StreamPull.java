package live.chobi.media.relay;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import live.chobi.kernel.SessionId;
import live.chobi.media.MediaMetrics;
import live.chobi.media.relay.LinkFailure.Kind;
import live.chobi.media.rtmp.PublishedMedia;
import live.chobi.media.rtmp.RtmpMessage;
import live.chobi.media.stream.Claim;
import live.chobi.media.stream.LiveStream;
import live.chobi.media.stream.TimeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one session from the node that has its encoder, as long as somebody watches it here. Owner: `loop`, which is
/// the stream's while this publishes to it; [#touch] and [#stop] are for any thread.
///
/// To the stream it is a publisher, one that gives way to every encoder.
final class StreamPull implements LiveStream.Publisher, Link.Listener {
    /// After the last who watched.
    static final long UNWATCHED_NANOS = TimeUnit.SECONDS.toNanos(30);
    /// A link that brings nothing for so long is made anew: the encoder is away, or the network is.
    static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    /// After this long the next failure is the first.
    static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final Logger LOG = LoggerFactory.getLogger(StreamPull.class);

    private final SessionId session;
    private final EventLoop loop;
    private final OriginLocator origins;
    private final RelayedStreams streams;
    private final Link.Dialer dialer;
    private final MediaMetrics metrics;
    private final TimeSource time;
    private final BackOff backOff;
    private final BiConsumer<SessionId, StreamPull> finished;
    private volatile long touchedNanos;

    private @Nullable LiveStream stream;
    private @Nullable PublishedMedia media;
    private @Nullable Link link;
    private @Nullable Future<?> tick;
    private long startedNanos;
    private long lastMediaNanos;
    private boolean stopped;

    StreamPull(SessionId session, EventLoop loop, OriginLocator origins, RelayedStreams streams, Link.Dialer dialer,
            MediaMetrics metrics, TimeSource time, RandomGenerator random,
            BiConsumer<SessionId, StreamPull> finished) {
        this.session = session;
        this.loop = loop;
        this.origins = origins;
        this.streams = streams;
        this.dialer = dialer;
        this.metrics = metrics;
        this.time = time;
        this.backOff = new BackOff(random);
        this.finished = finished;
        this.touchedNanos = time.nanos();
    }

    void start() {
        loop.execute(() -> {
            tick = loop.scheduleWithFixedDelay(this::onTick, 1, 1, TimeUnit.SECONDS);
            attempt();
        });
    }

    void touch() {
        touchedNanos = time.nanos();
    }

    /// The node stops, or nobody watches.
    void stop() {
        loop.execute(() -> {
            if (!stopped) {
                letGo();
                streams.discardRelayed(session);
            }
        });
    }

    private void attempt() {
        if (stopped) {
            return;
        }
        origins.locate(session).whenComplete((origin, failure) -> loop.execute(() -> {
            if (failure != null) {
                LOG.warn("pull of session {}: its origin could not be found", session, failure);
                retry();
            } else {
                located(origin);
            }
        }));
    }

    private void located(Optional<OriginLocator.Origin> origin) {
        if (stopped) {
            return;
        }
        if (origin.isEmpty()) {
            letGo();
            streams.end(session);
            return;
        }
        Optional<LiveStream> opened = streams.openRelayed(origin.get().admitted(), loop);
        if (opened.isEmpty()) {
            letGo(); // Its encoder is here.
            return;
        }
        LiveStream found = opened.get();
        found.claim(this, false, claim -> onClaim(found, origin.get().uri(), claim));
    }

    private void onClaim(LiveStream found, URI uri, Claim claim) {
        if (!(claim instanceof Claim.Granted)) {
            letGo();
            return;
        }
        if (stopped) {
            found.left(this);
            return;
        }
        stream = found;
        media = new PublishedMedia(found, metrics, time.nanos());
        lastMediaNanos = time.nanos();
        metrics.relayDialled();
        try {
            link = dialer.dial(target(uri), loop, this);
        } catch (IllegalArgumentException e) {
            LOG.error("pull of session {}: the origin's address {}", session, e.getMessage());
            letGo();
        }
    }

    private static Target target(URI uri) {
        return uri.getScheme().startsWith("rtmp")
                ? RtmpTarget.parse(uri.toString(), Optional.empty())
                : FlvTarget.parse(uri);
    }

    @Override
    public void started(Set<String> fourCcs) {
        startedNanos = time.nanos();
        lastMediaNanos = startedNanos;
    }

    @Override
    public void media(RtmpMessage message) {
        PublishedMedia taking = media;
        if (taking == null) {
            return;
        }
        lastMediaNanos = time.nanos();
        if (taking.take(message) instanceof PublishedMedia.RefusedVideo(String codec)) {
            abandon(new LinkFailure(Kind.UNSUPPORTED, "its video is in " + codec));
        }
    }

    /// We end a link that is no good any more.
    private void abandon(LinkFailure failure) {
        Link present = link;
        if (present != null) {
            present.close();
            closed(failure);
        }
    }

    @Override
    public void closed(LinkFailure failure) {
        if (link == null) {
            return;
        }
        LOG.info("pull of session {}: {}", session, failure.says());
        metrics.relayFailed(failure.kind().name().toLowerCase(Locale.ROOT));
        if (startedNanos != 0 && time.nanos() - startedNanos > SETTLED_NANOS) {
            backOff.reset();
        }
        startedNanos = 0;
        link = null;
        leaveStream();
        retry();
    }

    private void retry() {
        if (!stopped) {
            var _ = loop.schedule(this::attempt, backOff.nextMs(), TimeUnit.MILLISECONDS);
        }
    }

    private void onTick() {
        long now = time.nanos();
        if (now - touchedNanos > UNWATCHED_NANOS) {
            stop();
        } else if (link != null && startedNanos != 0 && now - lastMediaNanos > SILENCE_NANOS) {
            abandon(new LinkFailure(Kind.LOST, "nothing came for 10 s"));
        }
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    /// The encoder has come to this node.
    @Override
    public void replaced() {
        stream = null;
        letGo();
    }

    @Override
    public void ended() {
        stream = null;
        letGo();
    }

    @Override
    public boolean relays() {
        return true;
    }

    private void letGo() {
        stopped = true;
        if (tick != null) {
            tick.cancel(false);
        }
        Link present = link;
        link = null;
        if (present != null) {
            present.close();
        }
        leaveStream();
        finished.accept(session, this);
    }

    private void leaveStream() {
        LiveStream left = stream;
        stream = null;
        media = null;
        if (left != null) {
            left.left(this);
        }
    }
}
