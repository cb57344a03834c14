package live.chobi.streaming.sessions;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.InstantSource;
import java.util.function.Consumer;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Feed;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Subscription;
import live.chobi.log.LogTails;
import live.chobi.log.RowView;
import org.jspecify.annotations.Nullable;

/// `streaming.onEvents`: the session's log as far as the caller may see it, from a row on, and then what is written, as
/// it is written; complete when the session is over. Whether they may see it is judged again while it lasts.
public final class OnEvents implements Subscription<OnEvents.Input, RowView> {
    /// @param afterSeq the last row that the caller has; without it the log from its beginning
    /// @param lastEventId the same, of a client that was cut off; it wins
    public record Input(SessionId sessionId, @Nullable @Min(0) Long afterSeq, @Nullable String accessCode,
            @Nullable @Pattern(regexp = "[0-9]{1,18}", message = "must be the seq of a row") String lastEventId) {}

    private final SessionDesk desk;
    private final LogTails tails;
    private final Consumer<SessionId> feeding;
    private final InstantSource clock;

    /// @param feeding makes sure that `tails` hears of the session's rows from now on, whichever node writes them;
    /// may block
    public OnEvents(SessionDesk desk, LogTails tails, Consumer<SessionId> feeding, InstantSource clock) {
        this.desk = desk;
        this.tails = tails;
        this.feeding = feeding;
        this.clock = clock;
    }

    @Override
    public Feed<RowView> handle(Caller caller, Input input) {
        Session session = desk.visible(caller, input.sessionId(), input.accessCode());
        SessionFeed feed = new SessionFeed(desk, caller, session, input.accessCode(),
                tails.follow(session.id().value(), after(input)), clock);
        try {
            feeding.accept(session.id());
            return feed;
        } catch (RuntimeException e) {
            feed.close();
            throw e;
        }
    }

    private static long after(Input input) {
        if (input.lastEventId() != null) {
            return Long.parseLong(input.lastEventId());
        }
        return input.afterSeq() == null ? 0 : input.afterSeq();
    }
}
