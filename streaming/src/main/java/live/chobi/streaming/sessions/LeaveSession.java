package live.chobi.streaming.sessions;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.streaming.viewers.Audience;
import live.chobi.streaming.viewers.Viewer;
import org.jspecify.annotations.Nullable;

/// `streaming.leaveSession`. Leaving where one is not changes nothing.
public final class LeaveSession implements Procedure<LeaveSession.Input, Procedure.Nothing> {
    public record Input(SessionId sessionId, @Nullable @Size(max = 200) String playbackId) {}

    private final Sessions sessions;
    private final Audience audience;
    private final JoinSession.GuestIds guestIds;

    public LeaveSession(Sessions sessions, Audience audience, JoinSession.GuestIds guestIds) {
        this.sessions = sessions;
        this.audience = audience;
        this.guestIds = guestIds;
    }

    @Override
    public Nothing handle(Caller caller, Input input) {
        Session session = sessions.get(input.sessionId());
        Optional<UserId> user = caller.userIfAny();
        if (user.isPresent()) {
            audience.left(session.id(), new Viewer.User(user.get()));
        } else if (input.playbackId() != null) {
            guestIds.verify(input.playbackId()).ifPresent(id -> audience.left(session.id(), new Viewer.Guest(id)));
        }
        return new Nothing();
    }
}
