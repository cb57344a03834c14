package live.chobi.streaming.likes;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.SessionDesk;
import org.jspecify.annotations.Nullable;

/// `streaming.like`, and the socket's `like`: one tap or a handful together. The session must be on air.
public final class Like implements Procedure<Like.Input, Like.Output> {
    /// @param count taps since the client last told; 1 when absent
    public record Input(SessionId sessionId, @Nullable @Min(1) @Max(Likes.PER_SECOND) Integer count) {}

    /// @param accepted taps counted; the session's sum comes with the burst's row
    public record Output(int accepted) {}

    private final SessionDesk desk;
    private final Likes likes;

    public Like(SessionDesk desk, Likes likes) {
        this.desk = desk;
        this.likes = likes;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UserId user = caller.user();
        int count = input.count() == null ? 1 : input.count();
        Session session = desk.visible(caller, input.sessionId());
        desk.requireMayTakePart(caller, session);
        if (!session.phase().isOnAir()) {
            throw Problem.refused("session_not_live", "session " + session.id() + " is not live");
        }
        likes.add(session.id(), user, count);
        return new Output(count);
    }
}
