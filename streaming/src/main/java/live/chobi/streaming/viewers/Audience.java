package live.chobi.streaming.viewers;

import live.chobi.kernel.SessionId;
import live.chobi.log.Sequencer;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets viewers in and out: counts them, remembers them, and writes joins and leaves to the log. Virtual threads.
///
/// In a room of more than [#LOGGED_MAX] single joins tell nobody anything and would drown the log: there only the count
/// is announced.
public final class Audience {
    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);
    static final int LOGGED_MAX = 200;

    private final Viewers viewers;
    private final Sessions sessions;
    private final Sequencer sequencer;

    public Audience(Viewers viewers, Sessions sessions, Sequencer sequencer) {
        this.viewers = viewers;
        this.sessions = sessions;
        this.sequencer = sequencer;
    }

    /// When it throws, nobody was counted: the caller must then not call [#socketLeft].
    public void socketJoined(Session session, Viewer viewer) {
        if (!isCounted(session, viewer)) {
            return;
        }
        sessions.remember(session.id(), viewer.stored());
        boolean came = viewers.socketJoined(session.id(), viewer);
        try {
            if (came) {
                moved(session.id(), viewer, true);
            }
        } catch (RuntimeException e) {
            var _ = viewers.socketLeft(session.id(), viewer);
            throw e;
        }
    }

    public void socketLeft(SessionId session, Viewer viewer) {
        if (viewers.socketLeft(session, viewer)) {
            moved(session, viewer, false);
        }
    }

    public void joined(Session session, Viewer viewer) {
        if (isCounted(session, viewer)) {
            sessions.remember(session.id(), viewer.stored());
            if (viewers.leased(session.id(), viewer)) {
                moved(session.id(), viewer, true);
            }
        }
    }

    /// The viewer's player was sent a playlist a moment ago. The caller leaves out the host, and sessions that
    /// are over.
    public void playing(SessionId session, Viewer viewer) {
        if (!viewers.playing(session, viewer)) {
            return;
        }
        try {
            sessions.remember(session, viewer.stored());
            moved(session, viewer, true);
        } catch (RuntimeException e) {
            var _ = viewers.released(session, viewer); // the next request counts them anew
            throw e;
        }
    }

    public void left(SessionId session, Viewer viewer) {
        if (viewers.released(session, viewer)) {
            moved(session, viewer, false);
        }
    }

    /// Called every few seconds.
    public void sweep() {
        viewers.sweep().forEach(expired -> moved(expired.session(), expired.viewer(), false));
    }

    /// The host runs the session and is no viewer of it.
    private static boolean isCounted(Session session, Viewer viewer) {
        return !viewer.equals(new Viewer.User(session.host()));
    }

    private void moved(SessionId session, Viewer viewer, boolean came) {
        int count = viewers.count(session);
        if (came) {
            sessions.notePeak(session, viewers.peak(session));
        }
        if (count > LOGGED_MAX) {
            return;
        }
        viewer.user().ifPresent(user -> sequencer
                .submit(new ViewerMoved.Rule(), new ViewerMoved(session, user, came, count))
                .exceptionally(error -> {
                    LOG.debug("a join or leave was not logged: {}", error.toString());
                    return new ViewerMoved.Answer(false);
                }));
    }
}
