package live.chobi.streaming.sessions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.RowView;
import live.chobi.log.RowViews;
import org.jspecify.annotations.Nullable;

/// `streaming.getEvents`: the session's log, as far as the caller may see it.
public final class GetEvents implements Procedure<GetEvents.Input, GetEvents.Output> {
    private static final int PAGE = 100;

    /// @param cursor the `nextCursor` of the page before; it wins over `afterSeq`
    public record Input(SessionId sessionId, @Nullable @Min(0) Long afterSeq,
            @Nullable @Min(1) @Max(500) Integer limit, @Nullable String cursor) {}

    public record Output(List<RowView> items, @Nullable String nextCursor) {}

    private final SessionDesk desk;
    private final Logs logs;
    private final RowViews rowViews;

    public GetEvents(SessionDesk desk, Logs logs, RowViews rowViews) {
        this.desk = desk;
        this.logs = logs;
        this.rowViews = rowViews;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Session session = desk.visible(caller, input.sessionId());
        int limit = input.limit() == null ? PAGE : input.limit();
        List<LogRow> rows = logs.rowsAfter(session.id().value(), after(input), limit);
        return new Output(rowViews.of(rows, desk.reader(caller, session)),
                rows.size() == limit ? Long.toString(rows.getLast().seq()) : null);
    }

    private static long after(Input input) {
        if (input.cursor() == null) {
            return input.afterSeq() == null ? 0 : input.afterSeq();
        }
        return PageCursor.number(input.cursor());
    }
}
