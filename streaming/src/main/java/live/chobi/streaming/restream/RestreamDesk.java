package live.chobi.streaming.restream;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.streaming.restream.RestreamStatus.State;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.SessionDesk;
import org.jspecify.annotations.Nullable;

/// Finds targets for a caller who runs their session, and shows them. Every procedure of restreaming goes through here.
/// Virtual threads.
public final class RestreamDesk {
    private final Restreams restreams;
    private final SessionDesk sessions;
    private final Pushes pushes;

    public RestreamDesk(Restreams restreams, SessionDesk sessions, Pushes pushes) {
        this.restreams = restreams;
        this.sessions = sessions;
        this.pushes = pushes;
    }

    RestreamView add(Caller caller, SessionId id, String name, RestreamAddress address) {
        Session session = sessions.run(caller, id);
        if (session.phase() == Phase.ENDED) {
            throw Problem.refused("session_ended", "session " + id + " has ended");
        }
        try {
            var _ = pushes.shown(address);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("url", String.valueOf(e.getMessage()));
        }
        Restream made = restreams.add(id, name, address);
        pushes.changed(id);
        return view(session, made);
    }

    RestreamView update(Caller caller, UUID id, @Nullable Boolean enabled,
            @Nullable String name) {
        Restream restream = restreams.get(id);
        Session session = sessions.run(caller, restream.session());
        restreams.update(id, enabled, name);
        pushes.changed(session.id());
        return view(session, restreams.get(id));
    }

    /// The session it was of.
    SessionId remove(Caller caller, UUID id) {
        Restream restream = restreams.get(id);
        Session session = sessions.run(caller, restream.session());
        restreams.remove(id);
        pushes.changed(session.id());
        return session.id();
    }

    List<RestreamView> all(Caller caller, SessionId id) {
        Session session = sessions.run(caller, id);
        return restreams.of(id).stream().map(it -> view(session, it)).toList();
    }

    private RestreamView view(Session session, Restream it) {
        Map<UUID, RestreamStatus> states = pushes.status(session.id());
        boolean over = session.phase() == Phase.ENDED || !it.enabled();
        RestreamStatus status = over
                ? RestreamStatus.idle(State.STOPPED)
                : states.getOrDefault(it.id(), RestreamStatus.idle(State.WAITING));
        return new RestreamView(it.id(), it.session(), it.name(), pushes.shown(it.address()), it.enabled(), status,
                it.createdAt());
    }
}
