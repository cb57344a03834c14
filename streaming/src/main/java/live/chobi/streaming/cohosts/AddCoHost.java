package live.chobi.streaming.cohosts;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.streaming.cohosts.CoHostRow.Action;

/// `streaming.addCoHost`: gives somebody a host's rights in the session's chat, and sight of a private one. Adding
/// twice changes nothing.
public final class AddCoHost implements Procedure<AddCoHost.Input, AddCoHost.Output> {
    public record Input(SessionId sessionId, UserId userId) {}

    /// @param coHosts all of the session's now, each {id, username, displayName}
    public record Output(List<?> coHosts) {}

    private final CoHostDesk desk;

    public AddCoHost(CoHostDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(desk.change(caller, input.sessionId(), Action.ADDED, input.userId()));
    }
}
