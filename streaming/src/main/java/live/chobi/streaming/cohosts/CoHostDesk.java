package live.chobi.streaming.cohosts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.log.Sequencer;
import live.chobi.streaming.cohosts.CoHostRow.Action;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.SessionDesk;

/// Changes co-hosts for a caller who runs the session, and shows them. Refusals in this order: no such session, not the
/// caller's, no such user, one who is banned, the host themselves, and then the command's. Virtual threads.
public final class CoHostDesk {
    private final SessionDesk sessions;
    private final Sequencer sequencer;
    private final Actors actors;
    private final Predicate<UserId> exists;

    /// @param exists whether somebody has an account
    public CoHostDesk(SessionDesk sessions, Sequencer sequencer, Actors actors, Predicate<UserId> exists) {
        this.sessions = sessions;
        this.sequencer = sequencer;
        this.actors = actors;
        this.exists = exists;
    }

    List<?> change(Caller caller, SessionId id, Action action, UserId user) {
        Session session = sessions.run(caller, id);
        if (action == Action.ADDED) {
            if (!exists.test(user)) {
                throw Problem.notFound("user", user).about("userId");
            }
            if (sessions.isBanned(user, id)) {
                throw Problem.refused("user_banned", "the user is banned; lift the ban first").about("userId");
            }
            if (session.host().equals(user)) {
                throw Problem.refused("already_host", "user " + user + " hosts this session already");
            }
        }
        List<UserId> now = sequencer.run(new ChangeCoHost.Rule(), new ChangeCoHost(id, caller.user(), action, user))
                .coHosts();
        Map<UserId, ?> names = actors.views(now);
        return now.stream().map(names::get).filter(Objects::nonNull).toList();
    }
}
