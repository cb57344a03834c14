package live.chobi.streaming.sessions;

import live.chobi.kernel.Caller;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType.Audience;

/// What a session's moderators have decided about its visitors. A port: chat answers it through the bridge. Virtual
/// threads; asked for each request, so it answers from memory where it can.
public interface Doorkeeper {
    /// Nobody is kept out, and nobody moderates.
    Doorkeeper NONE = new Doorkeeper() {
        @Override
        public void admit(Caller caller, SessionId session) {
            // everybody is welcome
        }

        @Override
        public boolean isBanned(UserId user, SessionId session) {
            return false;
        }

        @Override
        public void requireMayTakePart(Caller caller, SessionId session) {
            // everybody may
        }

        @Override
        public Audience reader(Caller caller, SessionId session) {
            return Audience.EVERYBODY;
        }
    };

    /// Throws FORBIDDEN `banned` when the caller was banned from the session.
    void admit(Caller caller, SessionId session);

    boolean isBanned(UserId user, SessionId session);

    /// Throws FORBIDDEN `banned` or `timed_out` when the caller may not do what others in the session read or count.
    void requireMayTakePart(Caller caller, SessionId session);

    /// Which of its rows they read.
    Audience reader(Caller caller, SessionId session);
}
