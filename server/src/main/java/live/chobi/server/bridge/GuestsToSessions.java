package live.chobi.server.bridge;

import java.util.Optional;
import java.util.UUID;
import live.chobi.identity.playback.GuestIds;
import live.chobi.streaming.sessions.JoinSession;

/// Names for guests of sessions, as identity signs them. Any thread.
public final class GuestsToSessions implements JoinSession.GuestIds {
    private final GuestIds ids;

    public GuestsToSessions(GuestIds ids) {
        this.ids = ids;
    }

    @Override
    public String issue() {
        return ids.issue().signed();
    }

    @Override
    public Optional<UUID> verify(String signed) {
        return ids.verify(signed);
    }
}
