package live.chobi.streaming.restream;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// `streaming.getRestreams`: where else the session is sent, and how that goes. There are few, so they are one page.
public final class GetRestreams implements Procedure<GetRestreams.Input, GetRestreams.Output> {
    public record Input(SessionId sessionId) {}

    /// @param nextCursor always null
    public record Output(List<RestreamView> items, @Nullable String nextCursor) {}

    private final RestreamDesk desk;

    public GetRestreams(RestreamDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(desk.all(caller, input.sessionId()), null);
    }
}
