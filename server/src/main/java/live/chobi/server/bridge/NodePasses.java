package live.chobi.server.bridge;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import live.chobi.identity.playback.PlaybackTokens;
import live.chobi.kernel.SessionId;
import live.chobi.media.PlayAdmission;
import live.chobi.media.PlayGate;
import live.chobi.server.http.PlaybackGate;
import org.jspecify.annotations.Nullable;

/// Who comes to play may be another node, which shows a token made out to it. It is no viewer, and it is given only
/// what an encoder sends to this node: were it given what this node takes from another, two nodes could take a session
/// from each other, or one from itself. Everybody else passes the ordinary gate, and starts a pull. Any thread.
public final class NodePasses implements PlayGate {
    private static final String PREFIX = "node:";
    private static final Stranger STRANGER = new Stranger();

    private final PlayGate viewers;
    private final PlaybackTokens tokens;
    private final Predicate<SessionId> isHere;
    private volatile @Nullable Watched watched;

    /// Told of each viewer, while they watch.
    public interface Watched {
        void touch(SessionId session);
    }

    /// @param viewers the gate for everybody else
    /// @param isHere whether the session's encoder publishes to this node
    public NodePasses(PlayGate viewers, PlaybackTokens tokens, Predicate<SessionId> isHere) {
        this.viewers = viewers;
        this.tokens = tokens;
        this.isHere = isHere;
    }

    /// Pulls start after the gate that media needs.
    public void attach(Watched pulls) {
        watched = pulls;
    }

    /// Somebody here watches; what another node has is taken from there.
    public void touch(SessionId session) {
        Watched attached = watched;
        if (attached != null && !isHere.test(session)) {
            attached.touch(session);
        }
    }

    /// The door for playlists and segments, where each request of a viewer counts as watching.
    public PlaybackGate watching(PlaybackGate door) {
        return new PlaybackGate() {
            @Override
            public void check(SessionId session, Optional<String> token, Optional<String> mark,
                    Consumer<Verdict> answer) {
                door.check(session, token, mark, verdict -> {
                    if (verdict instanceof Verdict.Allowed) {
                        touch(session);
                    }
                    answer.accept(verdict);
                });
            }

            @Override
            public String mark(SessionId session, Optional<String> viewer) {
                return door.mark(session, viewer);
            }

            @Override
            public boolean watches(SessionId session, String viewer) {
                return door.watches(session, viewer);
            }
        };
    }

    /// As whom a node shows its token.
    static String viewer(String node) {
        return PREFIX + node;
    }

    @Override
    public CompletionStage<PlayAdmission> admit(SessionId session, Optional<String> token, String address) {
        Optional<PlaybackTokens.Pass> node = token.flatMap(tokens::verify)
                .filter(pass -> pass.viewer().startsWith(PREFIX));
        if (node.isEmpty()) {
            return viewers.admit(session, token, address).thenApply(answer -> watching(session, answer));
        }
        if (!node.get().session().equals(session)) {
            return answer(new PlayAdmission.Refused("this token is for another session"));
        }
        return answer(isHere.test(session)
                ? new PlayAdmission.Allowed(STRANGER)
                : new PlayAdmission.Refused("no encoder of this session publishes to this node"));
    }

    private PlayAdmission watching(SessionId session, PlayAdmission answer) {
        if (!(answer instanceof PlayAdmission.Allowed(PlayAdmission.Viewing viewing)) || isHere.test(session)) {
            return answer;
        }
        touch(session);
        return new PlayAdmission.Allowed(new Watching(session, viewing));
    }

    private static CompletionStage<PlayAdmission> answer(PlayAdmission admission) {
        return CompletableFuture.completedFuture(admission);
    }

    /// A node: counted as nobody.
    private static final class Stranger implements PlayAdmission.Viewing {
        @Override
        public void joined() {
            // It counts its viewers itself.
        }

        @Override
        public void left() {
            // As above.
        }

        @Override
        public boolean mayStay() {
            return true;
        }
    }

    /// A viewer of what another node has: each check, about once a second, keeps the pull.
    private final class Watching implements PlayAdmission.Viewing {
        private final SessionId session;
        private final PlayAdmission.Viewing viewing;

        Watching(SessionId session, PlayAdmission.Viewing viewing) {
            this.session = session;
            this.viewing = viewing;
        }

        @Override
        public void joined() {
            viewing.joined();
        }

        @Override
        public void left() {
            viewing.left();
        }

        @Override
        public boolean mayStay() {
            touch(session);
            return viewing.mayStay();
        }
    }
}
