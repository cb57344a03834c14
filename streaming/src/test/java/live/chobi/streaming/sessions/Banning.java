package live.chobi.streaming.sessions;

import java.util.Set;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType.Audience;

/// Keeps these users out of every session, or from taking part in one.
public record Banning(Set<UserId> banned, Set<UserId> timedOut) implements Doorkeeper {
    @Override
    public void admit(Caller caller, SessionId session) {
        if (caller.userIfAny().filter(banned::contains).isPresent()) {
            throw Problem.forbidden("banned", "not here");
        }
    }

    @Override
    public boolean isBanned(UserId user, SessionId session) {
        return banned.contains(user);
    }

    @Override
    public void requireMayTakePart(Caller caller, SessionId session) {
        admit(caller, session);
        if (caller.userIfAny().filter(timedOut::contains).isPresent()) {
            throw Problem.forbidden("timed_out", "not now");
        }
    }

    @Override
    public Audience reader(Caller caller, SessionId session) {
        return Audience.EVERYBODY;
    }
}
