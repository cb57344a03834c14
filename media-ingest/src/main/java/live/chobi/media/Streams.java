package live.chobi.media;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.SessionId;
import live.chobi.media.packaging.DvrStore;
import live.chobi.media.packaging.HlsOrigin;
import live.chobi.media.packaging.HlsPackager;
import live.chobi.media.packaging.PackagingEvents;
import live.chobi.media.packaging.Rendition;
import live.chobi.media.packaging.SessionMedia;
import live.chobi.media.play.LoopLoad;
import live.chobi.media.play.PlayRing;
import live.chobi.media.relay.RelayedStreams;
import live.chobi.media.rtmp.StreamSource;
import live.chobi.media.stream.LiveStream;
import live.chobi.media.stream.Mended;
import live.chobi.media.stream.StreamEvents;
import live.chobi.media.stream.TimeSource;

/// The streams of this node, one per session, each with the readers that every stream has. Any thread.
///
/// A stream stays until its session ends, and then as long as viewers may still fetch the end of it.
final class Streams implements StreamSource, RelayedStreams {
    /// How long the playlist of an ended session may be fetched.
    static final Duration AFTER_END = Duration.ofMinutes(5);

    /// @param relayed its media comes from another node, so that it has no readers but players
    private record Opened(LiveStream stream, PlayRing ring, HlsPackager packager, EventLoop loop, boolean relayed) {
        Opened own() {
            return new Opened(stream, ring, packager, loop, false);
        }
    }

    private final Map<SessionId, Opened> streams = new ConcurrentHashMap<>();
    private final HlsOrigin origin;
    private final MediaMetrics metrics;
    private final TimeSource time;
    private final MediaSettings settings;
    private final LoopLoad load = new LoopLoad();
    private final StreamEvents streamEvents;
    private final PackagingEvents packagingEvents;
    private final Optional<DvrStore> dvr;

    /// @param dvr stays the caller's
    Streams(HlsOrigin origin, Optional<DvrStore> dvr, IngestListener listener, MediaMetrics metrics,
            PackagingEvents packagingEvents, TimeSource time, MediaSettings settings) {
        this.settings = settings;
        this.origin = origin;
        this.dvr = dvr;
        this.metrics = metrics;
        this.time = time;
        this.streamEvents = new MeteredStream(listener, metrics);
        this.packagingEvents = packagingEvents;
    }

    @Override
    public LiveStream open(Admission.Admitted admitted, EventLoop loop) {
        return streams.compute(admitted.session(), (_, present) -> {
            if (present != null && !present.relayed()) {
                return present;
            }
            Opened opened = present == null ? make(admitted, loop) : present;
            settings.readers().forEach(it -> opened.stream().follow(it.readerOf(admitted)));
            // After the packager: what is cut as that is must find its plan.
            settings.ladder().filter(_ -> admitted.ladder())
                    .ifPresent(it -> opened.stream().follow(it.readerOf(admitted, new PackagedRungs(
                            origin.open(admitted.session()), opened.packager().plan(), time, packagingEvents))));
            return opened.own();
        }).stream();
    }

    /// The session's stream, for media that comes from another node; empty when an encoder of its has been here.
    @Override
    public Optional<LiveStream> openRelayed(Admission.Admitted admitted, EventLoop loop) {
        Opened opened = streams.computeIfAbsent(admitted.session(), _ -> make(admitted, loop));
        return opened.relayed() ? Optional.of(opened.stream()) : Optional.empty();
    }

    private Opened make(Admission.Admitted admitted, EventLoop loop) {
        metrics.streamOpened();
        SessionId session = admitted.session();
        HlsPackager packager = packager(admitted, origin.open(session).source());
        var stream = new LiveStream(session, admitted.audioOnly(), loop, List.of(packager), streamEvents, time);
        var ring = new PlayRing(owner(stream), settings.profile(), load, ByteBufAllocator.DEFAULT, metrics, time);
        stream.follow(ring);
        return new Opened(stream, ring, packager, loop, true);
    }

    /// Nobody watches the relayed stream any more: it goes, as if it had never been here.
    @Override
    public void discardRelayed(SessionId session) {
        var _ = streams.computeIfPresent(session, (_, present) -> {
            if (!present.relayed()) {
                return present;
            }
            // What the packager does at the end is forgotten with the rest.
            present.stream().end(() -> {
                origin.forget(session);
                present.packager().forget();
            });
            metrics.streamForgotten();
            return null;
        });
    }

    private HlsPackager packager(Admission.Admitted admitted, Rendition source) {
        return dvr.map(it -> HlsPackager.of(admitted.createdAt(), time.now(), source, it, packagingEvents))
                .orElseGet(() -> HlsPackager.of(admitted.createdAt(), time.now(), source, packagingEvents));
    }

    Optional<LiveStream> find(SessionId session) {
        return Optional.ofNullable(streams.get(session)).map(Opened::stream);
    }

    /// Only a stream whose encoder publishes, or has published, to this node.
    Optional<LiveStream> findOwn(SessionId session) {
        return Optional.ofNullable(streams.get(session)).filter(it -> !it.relayed()).map(Opened::stream);
    }

    Optional<PlayRing> ring(SessionId session) {
        return Optional.ofNullable(streams.get(session)).map(Opened::ring);
    }

    private static PlayRing.Owner owner(LiveStream stream) {
        return new PlayRing.Owner() {
            @Override
            public void onLoop(Runnable task) {
                stream.onLoop(task);
            }

            @Override
            public void later(Runnable task, long nanos) {
                stream.later(task, nanos);
            }
        };
    }

    @Override
    public void end(SessionId session) {
        Opened opened = streams.get(session);
        if (opened != null) {
            opened.stream().end(() -> {
                var _ = opened.loop().schedule(() -> forget(session, opened), AFTER_END.toMillis(),
                        TimeUnit.MILLISECONDS);
            });
        }
    }

    private void forget(SessionId session, Opened opened) {
        if (streams.remove(session, opened)) {
            origin.forget(session);
            opened.packager().forget();
            metrics.streamForgotten();
        }
    }

    private record MeteredStream(IngestListener listener, MediaMetrics metrics) implements StreamEvents {
        @Override
        public void receiving(SessionId session) {
            listener.receiving(session);
        }

        @Override
        public void stopped(SessionId session) {
            listener.stopped(session);
        }

        @Override
        public void stoodIn() {
            metrics.backupStoodIn();
        }

        @Override
        public void clamped() {
            metrics.frameClamped();
        }

        @Override
        public void reanchored() {
            metrics.timelineReanchored();
        }

        @Override
        public void dropped() {
            metrics.frameDropped();
        }

        @Override
        public void mended(Mended kind) {
            metrics.mended(kind.label());
        }
    }
}
