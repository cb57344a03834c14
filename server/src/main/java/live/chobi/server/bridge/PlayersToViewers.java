package live.chobi.server.bridge;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import live.chobi.kernel.SessionId;
import live.chobi.streaming.viewers.Viewer;

/// Players' requests for playlists become presence. Requests are only noted, in memory, on the event loops; once a
/// second the different viewers among them are told to the audience, on a virtual thread.
public final class PlayersToViewers {
    /// Different viewers in one second; what comes above it is left out until the next.
    static final int NOTED_MAX = 200_000;

    private record Playing(SessionId session, Viewer viewer) {}

    private final Set<Playing> noted = ConcurrentHashMap.newKeySet();
    private final BiConsumer<SessionId, Viewer> audience;

    /// @param audience may block
    public PlayersToViewers(BiConsumer<SessionId, Viewer> audience) {
        this.audience = audience;
    }

    /// Any thread; never blocks. False when too many wait to be counted.
    boolean plays(SessionId session, Viewer viewer) {
        if (noted.size() >= NOTED_MAX) {
            return false;
        }
        noted.add(new Playing(session, viewer));
        return true;
    }

    /// Called every second, one at a time. Those whom an exception leaves out are told next time.
    public void flush() {
        for (var rest = noted.iterator(); rest.hasNext();) {
            Playing playing = rest.next();
            rest.remove();
            audience.accept(playing.session(), playing.viewer());
        }
    }
}
