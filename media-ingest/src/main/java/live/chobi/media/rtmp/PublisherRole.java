package live.chobi.media.rtmp;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.PublishGate;
import live.chobi.media.rtmp.RtmpState.Admitting;
import live.chobi.media.rtmp.RtmpState.Publishing;
import live.chobi.media.stream.Claim;
import live.chobi.media.stream.LiveStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a connection does that publishes: asks the gate, claims the stream, gives it frames. Owner: the connection's
/// event loop; a stream calls it back on the same loop.
///
/// While the gate decides nothing is read: what an eager encoder sends waits in its socket.
final class PublisherRole implements LiveStream.Publisher {
    private static final long GATE_MS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(PublisherRole.class);

    private final RtmpConnection connection;
    private final PublishGate gate;
    private final StreamSource streams;
    private final MediaMetrics metrics;

    private @Nullable PublishedMedia media;
    /// The stream went to another, or ended, before its grant was heard here.
    private boolean letGo;
    private int attempt;

    PublisherRole(RtmpConnection connection, PublishGate gate, StreamSource streams, MediaMetrics metrics) {
        this.connection = connection;
        this.gate = gate;
        this.streams = streams;
        this.metrics = metrics;
    }

    boolean isPublishing() {
        return media != null;
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
                stream.claim(this, name.takeover(), claim -> onClaim(admitting, stream, claim));
            }
        }
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
            case Claim.Busy() -> refuse(admitting, "taken", "another encoder is already sending with this key", true);
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
    }

    /// Once a second: a publisher that sends nothing, or nothing anybody could play, is told and closed.
    void check(long idleNanos) {
        PublishedMedia publication = media;
        if (publication == null || !(connection.state() instanceof Publishing publishing)) {
            return;
        }
        if (publication.silentNanos() > idleNanos) {
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
