package live.chobi.server.bridge;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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

    private static final Executor AGAIN = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final Sessions sessions;
    private final Sequencer sequencer;
    private final PlaybackDoor playback;
    private final SessionsToMedia media;
    private final Executor virtualThreads;
    private final boolean laddersByDefault;
    private final GoLive.Rule goLive;
    private final Interrupt.Rule interrupt;
    /// Each session's newest signal, until the sequencer has taken it.
    private final Map<SessionId, Boolean> latest = new ConcurrentHashMap<>();

    /// @param laddersByDefault whether smaller renditions are made of sessions whose hosts have not said
    public IngestToSessions(Sessions sessions, Sequencer sequencer, PlaybackDoor playback, SessionsToMedia media,
            Executor virtualThreads, String node, Duration grace, boolean laddersByDefault) {
        this.sessions = sessions;
        this.sequencer = sequencer;
        this.playback = playback;
        this.media = media;
        this.virtualThreads = virtualThreads;
        this.goLive = new GoLive.Rule(node);
        this.laddersByDefault = laddersByDefault;
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
        playback.open(session);
        return new Admission.Admitted(session.id(), session.kind() == Kind.AUDIO, session.createdAt(),
                Objects.requireNonNullElse(session.transcoding(), laddersByDefault));
    }

    @Override
    public void receiving(SessionId session) {
        signal(session, true);
    }

    @Override
    public void stopped(SessionId session) {
        signal(session, false);
    }

    /// Takes up what a stop without a word has left: what this node was receiving waits for its encoder, and the
    /// addresses of all sessions on air are known again. Virtual threads.
    public void takeUp(String node) {
        sessions.onAir().forEach(playback::open);
        sessions.liveOn(node).forEach(session -> signal(session, false));
    }

    private void signal(SessionId session, boolean sending) {
        latest.put(session, sending);
        submit(session, sending);
    }

    private void submit(SessionId session, boolean sending) {
        CompletableFuture<Phase> taken = sending
                ? sequencer.submit(goLive, new GoLive(session)).thenApply(GoLive.Answer::status)
                : sequencer.submit(interrupt, new Interrupt(session)).thenApply(Interrupt.Answer::status);
        var _ = taken.whenComplete((phase, error) -> {
            if (error == null) {
                taken(session, sending, phase);
            } else {
                LOG.warn("session {} did not take its encoder's signal: {}", session, error.toString());
                AGAIN.execute(() -> submitAgain(session, sending));
            }
        });
    }

    private void taken(SessionId session, boolean sending, Phase phase) {
        latest.remove(session, sending);
        if (sending && phase == Phase.ENDED) {
            // It ended while its encoder was being let in.
            media.end(session);
        }
    }

    /// A session must not stay live without an encoder because the sequencer was busy for a moment. A newer signal has
    /// its own submission.
    private void submitAgain(SessionId session, boolean sending) {
        if (latest.getOrDefault(session, !sending) == sending) {
            submit(session, sending);
        }
    }
}
