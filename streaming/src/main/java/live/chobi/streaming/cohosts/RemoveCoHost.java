package live.chobi.streaming.cohosts;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.streaming.cohosts.CoHostRow.Action;

/// `streaming.removeCoHost`. Removing somebody who is none changes nothing.
public final class RemoveCoHost implements Procedure<RemoveCoHost.Input, RemoveCoHost.Output> {
    public record Input(SessionId sessionId, UserId userId) {}

    /// @param coHosts all of the session's now, each {id, username, displayName}
    public record Output(List<?> coHosts) {}

    private final CoHostDesk desk;

    public RemoveCoHost(CoHostDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(desk.change(caller, input.sessionId(), Action.REMOVED, input.userId()));
    }
}
