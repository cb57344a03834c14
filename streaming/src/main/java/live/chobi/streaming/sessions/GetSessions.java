package live.chobi.streaming.sessions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// `streaming.getSessions`: the caller's own, whatever became of them, newest first.
public final class GetSessions implements Procedure<GetSessions.Input, GetSessions.Output> {
    private static final int PAGE = 20;

    /// @param cursor the `nextCursor` of the page before
    public record Input(@Nullable @Min(1) @Max(100) Integer limit, @Nullable SessionId cursor) {}

    public record Output(List<SessionView> items, @Nullable SessionId nextCursor) {}

    private final SessionDesk desk;

    public GetSessions(SessionDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        int limit = input.limit() == null ? PAGE : input.limit();
        List<SessionView> page = desk.own(caller, input.cursor(), limit);
        return new Output(page, page.size() == limit ? page.getLast().id() : null);
    }
}
