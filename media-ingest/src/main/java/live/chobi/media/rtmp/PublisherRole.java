package live.chobi.media.rtmp;

import io.netty.channel.EventLoop;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.PublishGate;
import live.chobi.media.rtmp.RtmpState.Admitting;
import live.chobi.media.rtmp.RtmpState.Publishing;
import live.chobi.media.stream.Claim;
import live.chobi.media.stream.LiveStream;
import live.chobi.media.stream.Standby;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a connection does that publishes: asks the gate, claims the stream, gives it frames; or, as a backup, holds
/// what comes until it is needed (docs/decisions/0012). Owner: the connection's event loop; a stream calls it back on
/// the same loop.
///
/// While the gate decides, and while another has the place, nothing is read: what an eager encoder sends waits in
/// its socket.
final class PublisherRole implements Standby {
    private static final long GATE_MS = 10_000;
    /// How often a backup asks whether it is needed.
    private static final long ASK_MS = 250;
    /// How often one asks again whose place another has.
    private static final long CONTEND_MS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(PublisherRole.class);

    private final RtmpConnection connection;
    private final PublishGate gate;
    private final StreamSource streams;
    private final MediaMetrics metrics;

    private @Nullable PublishedMedia media;
    private @Nullable Place place;
    /// A backup's last sign of life.
    private volatile long heardNanos;
    /// The stream went to another, or ended, before its grant was heard here.
    private boolean letGo;
    private int attempt;

    /// A backup's place beside its stream.
    private static final class Place {
        final LiveStream stream;
        final HeldMedia held = new HeldMedia();
        final Future<?> asking;
        /// It was called, and waits for a key frame to go on air with.
        boolean called;
        /// Until when it waits; then the held one must do.
        long untilNanos;

        Place(LiveStream stream, Future<?> asking) {
            this.stream = stream;
            this.asking = asking;
        }
    }

    PublisherRole(RtmpConnection connection, PublishGate gate, StreamSource streams, MediaMetrics metrics) {
        this.connection = connection;
        this.gate = gate;
        this.streams = streams;
        this.metrics = metrics;
    }

    boolean isPublishing() {
        return media != null || place != null;
    }

    void admit(StreamName name) {
        connection.pauseReading();
        int asked = ++attempt;
        EventLoop loop = loop();
        Future<?> timeout = loop.schedule(() -> onAdmission(name, asked, null), GATE_MS, TimeUnit.MILLISECONDS);
        CompletionStage<Admission> answer = gate.admit(name.key(), connection.address());
        answer.whenComplete((admission, failure) -> loop.execute(() -> {
            timeout.cancel(false);
            if (failure != null) {
                LOG.warn("rtmp {}: the gate failed", connection.address(), failure);
            }
            onAdmission(name, asked, admission);
        }));
    }

    /// @param admission null when the gate gave none
    private void onAdmission(StreamName name, int asked, @Nullable Admission admission) {
        if (connection.isClosed() || asked != attempt || !(connection.state() instanceof Admitting admitting)) {
            return;
        }
        attempt++; // Whatever else answers this attempt comes too late.
        switch (admission) {
            case null -> refuse(admitting, "busy", "the server is busy; try again in a moment", false);
            case Admission.Refused(String reason) -> refuse(admitting, "denied", reason, false);
            case Admission.Admitted admitted -> {
                LiveStream stream = streams.open(admitted, loop());
                if (name.backup()) {
                    contend(answer -> stream.standBy(this, name.takeover(), answer),
                            claim -> onPlace(admitting, stream, claim), null);
                } else {
                    contend(answer -> stream.claim(this, name.takeover(), answer),
                            claim -> onClaim(admitting, stream, claim), null);
                }
            }
        }
    }

    /// An encoder that lost its connection comes back before we hear that the old one has ended: it is refused only
    /// when the one that has its place proves to be sending still (docs/decisions/0013).
    ///
    /// @param ask for the place, once
    /// @param first the first answer that somebody has it; null before
    private void contend(Consumer<Consumer<Claim>> ask, Consumer<Claim> then, Claim.@Nullable Busy first) {
        ask.accept(claim -> {
            if (!connection.isClosed() && claim instanceof Claim.Busy busy
                    && (first == null || !busy.isProvedSince(first))) {
                var _ = loop().schedule(() -> {
                    if (!connection.isClosed()) {
                        contend(ask, then, first == null ? busy : first);
                    }
                }, CONTEND_MS, TimeUnit.MILLISECONDS);
            } else {
                then.accept(claim);
            }
        });
    }

    private void onClaim(Admitting admitting, LiveStream stream, Claim claim) {
        switch (claim) {
            case Claim.Granted _ when connection.isClosed() || letGo -> stream.left(this);
            case Claim.Granted(boolean replaced) -> {
                media = new PublishedMedia(stream, metrics, connection.now());
                metrics.publishingStarted(replaced);
                connection.perform(PublishFlow.granted(admitting));
                connection.resumeReading();
            }
            case Claim.Busy _ -> refuse(admitting, "taken", "another encoder is already sending with this key", true);
            case Claim.Over() -> refuse(admitting, "ended", "the session has ended", false);
        }
    }

    private void onPlace(Admitting admitting, LiveStream stream, Claim claim) {
        switch (claim) {
            case Claim.Granted _ when connection.isClosed() || letGo -> stream.left(this);
            case Claim.Granted _ -> {
                heardNanos = connection.now();
                place = new Place(stream, loop().scheduleWithFixedDelay(this::ask, ASK_MS, ASK_MS,
                        TimeUnit.MILLISECONDS));
                metrics.backupConnected();
                connection.perform(PublishFlow.granted(admitting));
                connection.resumeReading();
            }
            case Claim.Busy _ -> refuse(admitting, "taken", "another backup encoder is already sending with this key",
                    true);
            case Claim.Over() -> refuse(admitting, "ended", "the session has ended", false);
        }
    }

    private void refuse(Admitting admitting, String cause, String reason, boolean taken) {
        if (connection.isClosed()) {
            return;
        }
        metrics.refused(cause);
        LOG.info("rtmp {}: publishing refused: {}", connection.address(), reason);
        connection.perform(PublishFlow.refused(admitting, reason, taken));
        connection.resumeReading();
    }

    /// The payload stays the caller's.
    void take(RtmpMessage message) {
        Place beside = place;
        if (beside != null) {
            heardNanos = connection.now();
            beside.held.keep(message, heardNanos);
            if (media == null) {
                if (beside.called && HeldMedia.isEntry(message)) {
                    goOnAir(beside);
                }
                return;
            }
        }
        give(message);
    }

    private void give(RtmpMessage message) {
        PublishedMedia publication = media;
        if (publication == null || !(connection.state() instanceof Publishing publishing)) {
            metrics.frameDropped();
            return;
        }
        switch (publication.take(message)) {
            case PublishedMedia.Taken _ -> {
            }
            case PublishedMedia.IgnoredAudio(String codec) -> connection.send(
                    PublishFlow.warning(publishing, "NetStream.Publish.UnsupportedAudio",
                            "sound in " + codec + " is not supported here and is left out; set the encoder to AAC"));
            case PublishedMedia.RefusedVideo(String codec) -> stop(publishing, "unsupported",
                    "NetStream.Publish.Denied",
                    "video in " + codec + " is not supported here; set the encoder to H.264");
        }
    }

    void unpublish() {
        PublishedMedia publication = media;
        if (publication != null) {
            media = null;
            metrics.publishingStopped();
            publication.stream().left(this);
        }
        Place beside = place;
        if (beside != null) {
            place = null;
            var _ = beside.asking.cancel(false);
            beside.held.clear();
            metrics.backupGone(beside.held.overflows());
            beside.stream.left(this);
        }
    }

    private void ask() {
        Place beside = place;
        if (beside == null || media != null) {
            return;
        }
        if (!beside.called) {
            if (silentNanos() < LiveStream.SILENCE.toNanos()) {
                beside.stream.isNeeded(this);
            }
        } else if (connection.now() >= beside.untilNanos && beside.held.beganNanos().isPresent()) {
            goOnAir(beside);
        }
    }

    @Override
    public long silentNanos() {
        return connection.now() - heardNanos;
    }

    @Override
    public void standIn(long silentNanos) {
        Place beside = place;
        if (beside == null) {
            return; // It has left meanwhile, and the stream hears of that next.
        }
        LOG.info("rtmp {}: the backup encoder stands in", connection.address());
        long sinceNanos = connection.now() - silentNanos;
        beside.called = true;
        beside.untilNanos = sinceNanos + LiveStream.SILENCE.toNanos();
        OptionalLong began = beside.held.beganNanos();
        if (!beside.held.hasPictures() || (began.isPresent() && began.getAsLong() >= sinceNanos)) {
            goOnAir(beside);
        }
    }

    /// The stream is this connection's already.
    private void goOnAir(Place beside) {
        long now = connection.now();
        OptionalLong began = beside.held.beganNanos();
        beside.called = false;
        media = new PublishedMedia(beside.stream, metrics, now);
        metrics.publishingStarted(false);
        beside.stream.goOn(beside.held.beganMs() * 1_000, began.isPresent() ? now - began.getAsLong() : 0);
        beside.held.replay(this::give);
    }

    @Override
    public void standDown() {
        LOG.info("rtmp {}: the backup encoder waits again", connection.address());
        if (place != null) {
            place.called = false;
        }
        if (media != null) {
            media = null;
            metrics.publishingStopped();
        }
    }

    /// Once a second: a publisher that sends nothing, or nothing anybody could play, is told and closed.
    void check(long idleNanos) {
        PublishedMedia publication = media;
        if (!(connection.state() instanceof Publishing publishing)) {
            return;
        }
        if (publication == null) {
            if (place != null && silentNanos() > idleNanos) {
                stop(publishing, "idle", "NetStream.Publish.Denied", "nothing came for 10 seconds");
            }
        } else if (publication.silentNanos() > idleNanos) {
            stop(publishing, "idle", "NetStream.Publish.Denied", "nothing came for 10 seconds");
        } else if (!publication.stream().isPlayable() && connection.now() - publication.sinceNanos() > idleNanos) {
            stop(publishing, "unplayable", "NetStream.Publish.Denied",
                    "nothing playable came within 10 seconds: the encoder sent no H.264 or AAC configuration");
        }
    }

    @Override
    public EventLoop loop() {
        return connection.loop();
    }

    @Override
    public void replaced() {
        endedByUs("replaced", "NetStream.Publish.BadName", "another encoder has taken over this key");
    }

    @Override
    public void ended() {
        endedByUs("ended", "NetStream.Publish.Denied", "the session has ended");
    }

    /// The stream has let go of this connection already.
    private void endedByUs(String cause, String code, String reason) {
        assert loop().inEventLoop();
        if (media != null) {
            media = null;
            metrics.publishingStopped();
        }
        if (!connection.isClosed() && connection.state() instanceof Publishing publishing) {
            stop(publishing, cause, code, reason);
        } else {
            letGo = true;
            connection.close();
        }
    }

    private void stop(Publishing publishing, String cause, String code, String reason) {
        metrics.refused(cause);
        LOG.info("rtmp {}: publishing ended: {}", connection.address(), reason);
        connection.perform(PublishFlow.stopped(publishing, code, reason));
        connection.flush();
    }
}
