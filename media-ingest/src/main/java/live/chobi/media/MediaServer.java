package live.chobi.media;

import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContext;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import live.chobi.kernel.SessionId;
import live.chobi.media.packaging.DvrStore;
import live.chobi.media.packaging.HlsOrigin;
import live.chobi.media.packaging.Later;
import live.chobi.media.play.PlayDesk;
import live.chobi.media.play.PlayerSeats;
import live.chobi.media.relay.OriginLocator;
import live.chobi.media.relay.StreamPulls;
import live.chobi.media.rtmp.RtmpServer;
import live.chobi.media.stream.IngestHealth;
import live.chobi.media.stream.IngestState;
import live.chobi.media.stream.LiveStream;
import live.chobi.media.stream.TimeSource;

/// The media side of one node: takes RTMP, offers HLS, RTMP and HTTP-FLV. Bound and closed by one thread; the rest
/// by any.
public final class MediaServer implements AutoCloseable {
    private final HlsOrigin origin;
    private final Optional<DvrStore> dvr;
    private final EventLoopGroup loops;
    private final MediaMetrics metrics;
    private final Streams streams;
    private final PlayDesk desk;
    private final RtmpServer rtmp;
    private final TimeSource time;

    /// @param loops stays the caller's; epoll or NIO
    public MediaServer(EventLoopGroup loops, PublishGate gate, PlayGate playGate, IngestListener listener,
            MediaMetrics metrics, TimeSource time, MediaSettings settings) {
        this.loops = loops;
        this.metrics = metrics;
        this.time = time;
        var packaging = new MeteredPackaging(metrics);
        this.origin = new HlsOrigin(time, Later.system(), packaging);
        this.dvr = settings.folder().filter(_ -> settings.dvrWindow().isPositive())
                .map(it -> new DvrStore(it.resolve("dvr"), settings.dvrWindow(), DiskSpace.system(), packaging));
        this.streams = new Streams(origin, dvr, listener, metrics, packaging, time, settings);
        this.desk = new PlayDesk(playGate, streams::ring, new PlayerSeats(settings.players().total(),
                settings.players().perAddress()), metrics);
        this.rtmp = new RtmpServer(loops, gate, streams, desk, metrics);
    }

    /// Blocks until the RTMP port is bound; throws [java.net.BindException] when it is taken.
    ///
    /// @param port 0 takes a free one
    public void bind(int port) {
        rtmp.bind(port);
    }

    /// The bound RTMP port.
    public int port() {
        return rtmp.port();
    }

    /// RTMPS, beside RTMP. Blocks until the port is bound; throws [java.net.BindException] when it is taken.
    ///
    /// @param port 0 takes a free one
    /// @param certificate asked for each connection; never blocks
    public void bindEncrypted(int port, Supplier<SslContext> certificate) {
        rtmp.bindEncrypted(port, certificate);
    }

    /// The bound RTMPS port.
    public int encryptedPort() {
        return rtmp.encryptedPort();
    }

    /// What players fetch.
    public HlsOrigin hls() {
        return origin;
    }

    /// The session's media, to be followed; empty when its encoder has not come to this node.
    public Optional<LiveStream> stream(SessionId session) {
        return streams.findOwn(session);
    }

    /// Lets viewers here watch sessions whose encoder is at another node. Closed by the caller, before this.
    public StreamPulls pulls(OriginLocator origins) {
        return new StreamPulls(loops, origins, streams, metrics, time);
    }

    /// What players of other protocols than RTMP begin with.
    public PlayDesk desk() {
        return desk;
    }

    /// The programme date-time of the session's newest received frame; empty when none came to this node.
    public Optional<Instant> newestMediaAt(SessionId session) {
        return streams.find(session).flatMap(LiveStream::newestMediaAt);
    }

    /// How the session's encoder is doing, and what its host should know; empty when none came to this node.
    public Optional<IngestState> ingest(SessionId session) {
        return streams.find(session).flatMap(stream -> stream.health()
                .map(health -> IngestState.of(health, stream.backup(), time.nanos())));
    }

    /// How the session's encoder is doing; empty when none came to this node.
    public Optional<IngestHealth> health(SessionId session) {
        return streams.find(session).flatMap(LiveStream::health);
    }

    /// The session is over: its encoder is told and closed, its playlist ends and stays fetchable for five minutes.
    /// Harmless for a session that never had media here, and a second time.
    public void end(SessionId session) {
        streams.end(session);
    }

    /// Stops listening and closes every encoder's connection, within three seconds.
    @Override
    public void close() {
        rtmp.close();
        dvr.ifPresent(DvrStore::close);
    }
}
