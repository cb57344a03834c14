package live.chobi.server.http;

import java.util.Optional;
import java.util.function.Consumer;
import live.chobi.kernel.SessionId;

/// Who may watch, and who watches. Called on event loops for every object, so it never blocks.
///
/// A viewer is known by the token in a private session's path, or by the *mark* in the query of a public session's
/// variants, `?p=`. Both are signed; a mark that is not ours, or has run out, counts as none.
public interface PlaybackGate {
    sealed interface Verdict {
        /// @param viewer who asks, where a token or a mark says so
        record Allowed(Optional<String> viewer) implements Verdict {}

        /// A private session and no valid token for it, or a viewer who was sent away.
        record Forbidden() implements Verdict {}

        /// A viewer who is banned from the session.
        record Banned() implements Verdict {}

        /// No such session.
        record Unknown() implements Verdict {}

        /// It cannot be found out now.
        record Busy() implements Verdict {}
    }

    /// Answers exactly once, from any thread: at once for sessions that were asked for before.
    void check(SessionId session, Optional<String> token, Optional<String> mark, Consumer<Verdict> answer);

    /// The mark by which this viewer is known from now on; a new guest's where there is none yet.
    String mark(SessionId session, Optional<String> viewer);

    /// This viewer is being sent a media playlist now. False when too many wait to be counted.
    boolean watches(SessionId session, String viewer);
}
