package live.chobi.streaming.sessions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.log.RowType.Audience;
import live.chobi.streaming.cohosts.CoHosts;
import live.chobi.streaming.viewers.Viewer;
import live.chobi.streaming.viewers.Viewers;
import org.jspecify.annotations.Nullable;

/// Finds a session for a caller, says what they may do with it, and shows it. Every procedure and socket event that
/// names a session goes through here. Virtual threads.
public final class SessionDesk {
    /// Sessions whose doors are remembered; the one that nobody asked for the longest time is forgotten first.
    private static final int DOORS_MAX = 20_000;

    /// What a session is from its first moment to its last, so that it may be remembered.
    private record Door(UserId host, boolean isPrivate) {}

    private final Map<SessionId, Door> doors = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionId, Door> eldest) {
            return size() > DOORS_MAX;
        }
    };
    private final Sessions sessions;
    private final CoHosts coHosts;
    private final Viewers viewers;
    private final Actors actors;
    private final Addresses addresses;
    private final Doorkeeper doorkeeper;

    public SessionDesk(Sessions sessions, CoHosts coHosts, Viewers viewers, Actors actors, Addresses addresses,
            Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
        this.sessions = sessions;
        this.coHosts = coHosts;
        this.viewers = viewers;
        this.actors = actors;
        this.addresses = addresses;
    }

    /// A session this caller may see; NOT_FOUND, or FORBIDDEN: `banned`, or a private one that is not theirs to see.
    public Session visible(Caller caller, SessionId id) {
        return visible(caller, id, null);
    }

    /// As above; the right access code opens a private session, for a user for good.
    public Session visible(Caller caller, SessionId id, @Nullable String accessCode) {
        Session session = sessions.get(id);
        admit(caller, id, new Door(session.host(), session.isPrivate()), accessCode);
        return session;
    }

    /// As above, for who asks often and needs no more. A public session that is known here costs no query.
    public void requireVisible(Caller caller, SessionId id) {
        admit(caller, id, door(id), null);
    }

    private Door door(SessionId id) {
        synchronized (doors) {
            Door known = doors.get(id);
            if (known != null) {
                return known;
            }
        }
        Session session = sessions.get(id);
        Door door = new Door(session.host(), session.isPrivate());
        synchronized (doors) {
            doors.put(id, door);
        }
        return door;
    }

    private void admit(Caller caller, SessionId id, Door door, @Nullable String accessCode) {
        if (caller.is(door.host()) || caller.isAdmin() || isOverlayOf(door.host(), caller)) {
            return;
        }
        doorkeeper.admit(caller, id);
        if (!door.isPrivate() || isKnown(caller, id)) {
            return;
        }
        if (accessCode != null && sessions.isAccessCode(id, accessCode)) {
            caller.userIfAny().ifPresent(user -> sessions.rememberCode(id, new Viewer.User(user).stored()));
            return;
        }
        throw accessCode == null
                ? Problem.forbidden("private_session", "this session is private: its access code is needed")
                : Problem.forbidden("wrong_access_code", "this is not the session's access code");
    }

    private static boolean isOverlayOf(UserId host, Caller caller) {
        return caller instanceof Caller.Overlay(UserId its, String _) && its.equals(host);
    }

    /// The caller's own sessions, newest first.
    List<SessionView> own(Caller caller, @Nullable SessionId before, int limit) {
        return views(sessions.of(caller.user(), before, limit));
    }

    /// A session that this caller hosts or administers.
    public Session run(Caller caller, SessionId id) {
        Session session = sessions.get(id);
        if (!isRunBy(caller, session)) {
            throw Problem.forbidden("not_your_session", "only its host may do this with session " + id);
        }
        return session;
    }

    /// Lets through who hosts this session, also beside its host, and administrators. Who is banned hosts nothing.
    public void requireHost(Caller caller, SessionId id) {
        Session session = sessions.get(id);
        boolean isBeside = caller.userIfAny().filter(user -> coHosts.isCoHost(id, user) && !isBanned(user, id))
                .isPresent();
        if (!isBeside && !isRunBy(caller, session)) {
            throw Problem.forbidden("not_your_session", "only its hosts may do this with session " + id);
        }
    }

    public static boolean isRunBy(Caller caller, Session session) {
        return caller.is(session.host()) || caller.isAdmin();
    }

    /// Which of the session's rows the caller reads.
    public Audience reader(Caller caller, Session session) {
        Audience reader = doorkeeper.reader(caller, session.id());
        return isRunBy(caller, session) ? Audience.OWNER : reader;
    }

    /// Throws FORBIDDEN for who may see the session and not take part in it: `banned`, `timed_out`.
    public void requireMayTakePart(Caller caller, Session session) {
        doorkeeper.requireMayTakePart(caller, session.id());
    }

    public boolean isBanned(UserId user, SessionId session) {
        return doorkeeper.isBanned(user, session);
    }

    /// Who has shown its code before, or is a co-host.
    private boolean isKnown(Caller caller, SessionId session) {
        return caller.userIfAny().filter(user -> sessions.knowsCode(session, new Viewer.User(user).stored())
                || coHosts.isCoHost(session, user)).isPresent();
    }

    public SessionView view(Session session) {
        return views(List.of(session)).getFirst();
    }

    List<SessionView> views(List<Session> several) {
        Map<SessionId, List<UserId>> beside = coHosts.of(several.stream().map(Session::id).toList());
        Map<UserId, ?> names = actors.views(Stream.concat(several.stream().map(Session::host),
                beside.values().stream().flatMap(List::stream)).collect(Collectors.toSet()));
        return several.stream().map(it -> view(it, beside.getOrDefault(it.id(), List.of()), names)).toList();
    }

    private SessionView view(Session it, List<UserId> beside, Map<UserId, ?> names) {
        int now = viewers.count(it.id());
        return new SessionView(it.id(), it.title(), it.description(), it.category(), it.tags(), it.kind(),
                it.visibility(), it.phase(), names.get(it.host()),
                beside.stream().map(names::get).filter(Objects::nonNull).toList(),
                new SessionView.Counts(now, Math.max(it.viewersPeak(), viewers.peak(it.id())), it.likes()),
                it.createdAt(), it.scheduledAt(), it.liveAt(), it.endedAt(), thumbnailUrl(it), it.transcoding());
    }

    private @Nullable String thumbnailUrl(Session session) {
        return session.isPrivate() || !session.phase().isOnAir()
                ? null
                : addresses.thumbnailUrl(session.id()).orElse(null);
    }

    /// Where this viewer watches it. Ask only after [#visible].
    public Playback playback(Session session, Viewer viewer) {
        return new Playback(session.isPrivate()
                ? addresses.privateHlsUrl(session.id(), viewer.stored())
                : addresses.hlsUrl(session.id(), Optional.of(viewer.stored())));
    }

    public Playback playback(Session session, Caller caller) {
        Optional<UserId> user = caller.userIfAny();
        if (user.isEmpty() && !session.isPrivate()) {
            return new Playback(addresses.hlsUrl(session.id(), Optional.empty()));
        }
        return playback(session, user.isPresent() ? new Viewer.User(user.get()) : new Viewer.Guest(ANYBODY));
    }

    /// A guest who has no playback id yet.
    private static final java.util.UUID ANYBODY = new java.util.UUID(0, 0);
}
