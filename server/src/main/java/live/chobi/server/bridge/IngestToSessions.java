package live.chobi.server.bridge;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import live.chobi.kernel.SessionId;
import live.chobi.log.Sequencer;
import live.chobi.media.Admission;
import live.chobi.media.IngestListener;
import live.chobi.media.PublishGate;
import live.chobi.streaming.sessions.GoLive;
import live.chobi.streaming.sessions.Interrupt;
import live.chobi.streaming.sessions.Kind;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Encoders and sessions: which key may publish, and what their coming and going makes of a session. Called on event
/// loops; the sequencer keeps the order in which a session's signals came.
public final class IngestToSessions implements PublishGate, IngestListener {
    private static final Logger LOG = LoggerFactory.getLogger(IngestToSessions.class);

    private final Sessions sessions;
    private final Sequencer sequencer;
    private final PlaybackDoor playback;
    private final Executor virtualThreads;
    private final GoLive.Rule goLive;
    private final Interrupt.Rule interrupt;

    public IngestToSessions(Sessions sessions, Sequencer sequencer, PlaybackDoor playback, Executor virtualThreads,
            String node, Duration grace) {
        this.sessions = sessions;
        this.sequencer = sequencer;
        this.playback = playback;
        this.virtualThreads = virtualThreads;
        this.goLive = new GoLive.Rule(node);
        this.interrupt = new Interrupt.Rule(grace);
    }

    @Override
    public CompletionStage<Admission> admit(String streamKey, String address) {
        return CompletableFuture.supplyAsync(() -> sessions.byStreamKey(streamKey).map(this::judge)
                .orElseGet(() -> new Admission.Refused("unknown stream key; copy it again from the studio")),
                virtualThreads);
    }

    private Admission judge(Session session) {
        if (session.phase() == Phase.ENDED) {
            return new Admission.Refused("this session has ended; start a new one in the studio");
        }
        playback.open(session.id(), session.isPrivate());
        return new Admission.Admitted(session.id(), session.kind() == Kind.AUDIO, session.createdAt());
    }

    @Override
    public void receiving(SessionId session) {
        var _ = sequencer.submit(goLive, new GoLive(session)).whenComplete((_, error) -> complain(session, error));
    }

    @Override
    public void stopped(SessionId session) {
        interrupted(session);
    }

    /// Puts into its grace window what this node was receiving when it stopped without saying so.
    public void interruptCutOff(String node) {
        sessions.liveOn(node).forEach(this::interrupted);
    }

    private void interrupted(SessionId session) {
        var _ = sequencer.submit(interrupt, new Interrupt(session))
                .whenComplete((_, error) -> complain(session, error));
    }

    private static void complain(SessionId session, Throwable error) {
        if (error != null) {
            LOG.warn("session {} did not take its encoder's signal: {}", session, error.toString());
        }
    }
}
