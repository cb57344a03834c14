package live.chobi.server.bridge;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Uuid7;
import live.chobi.media.PlayAdmission;
import live.chobi.media.PlayGate;
import live.chobi.server.http.PlaybackGate.Verdict;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.Sessions;
import live.chobi.streaming.viewers.Audience;
import live.chobi.streaming.viewers.Viewer;

/// Players over RTMP and HTTP-FLV, and sessions: who may play what, by the same door as playlists, and each player is a
/// viewer while it plays. Called on event loops; what blocks runs on virtual threads.
public final class PlayersToSessions implements PlayGate {
    private final Sessions sessions;
    private final PlaybackDoor door;
    private final Audience audience;
    private final Executor virtualThreads;

    public PlayersToSessions(Sessions sessions, PlaybackDoor door, Audience audience, Executor virtualThreads) {
        this.sessions = sessions;
        this.door = door;
        this.audience = audience;
        this.virtualThreads = virtualThreads;
    }

    @Override
    public CompletionStage<PlayAdmission> admit(SessionId session, Optional<String> token, String address) {
        return CompletableFuture.supplyAsync(() -> sessions.find(session)
                .map(found -> judge(found, token)).orElseGet(PlayAdmission.Unknown::new), virtualThreads);
    }

    private PlayAdmission judge(Session session, Optional<String> token) {
        if (session.phase() == Phase.ENDED) {
            return new PlayAdmission.Refused("the session has ended");
        }
        // Also of a session that is not on air yet.
        door.open(session);
        return switch (verdict(session.id(), token)) {
            // Who has no token is a guest for as long as the player plays.
            case Verdict.Allowed(var viewer) -> new PlayAdmission.Allowed(new Presence(session, token,
                    viewer.flatMap(Viewer::parse).orElseGet(() -> new Viewer.Guest(Uuid7.next()))));
            case Verdict.Forbidden _ ->
                new PlayAdmission.Refused("this session is private: its playback needs a valid token");
            case Verdict.Banned _ -> new PlayAdmission.Refused("you were banned from this session");
            case Verdict.Unknown _ -> new PlayAdmission.Unknown();
            case Verdict.Busy _ -> new PlayAdmission.Refused("the server is busy; try again in a moment");
        };
    }

    /// At once, since the session is known. A player's token stands for a mark as well: it says who plays.
    private Verdict verdict(SessionId session, Optional<String> token) {
        var answered = new AtomicReference<Verdict>(new Verdict.Busy());
        door.check(session, token, token, answered::set);
        return Objects.requireNonNull(answered.get());
    }

    /// One player. Leaving waits for joining, which may have failed: then nobody was counted.
    private final class Presence implements PlayAdmission.Viewing {
        private final Session session;
        private final Optional<String> token;
        private final Viewer viewer;
        private CompletableFuture<Void> joined = CompletableFuture.completedFuture(null);

        Presence(Session session, Optional<String> token, Viewer viewer) {
            this.session = session;
            this.token = token;
            this.viewer = viewer;
        }

        @Override
        public void joined() {
            joined = CompletableFuture.runAsync(() -> audience.socketJoined(session, viewer), virtualThreads);
        }

        @Override
        public void left() {
            var _ = joined.thenRunAsync(() -> audience.socketLeft(session.id(), viewer), virtualThreads);
        }

        @Override
        public boolean mayStay() {
            return verdict(session.id(), token) instanceof Verdict.Allowed;
        }
    }
}
