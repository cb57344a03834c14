package live.chobi.streaming.restream;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;

/// `streaming.removeRestream`: the session is not sent there any more, and the address is forgotten.
public final class RemoveRestream implements Procedure<RemoveRestream.Input, RemoveRestream.Output> {
    public record Input(UUID restreamId) {}

    public record Output(UUID restreamId, SessionId sessionId) {}

    private final RestreamDesk desk;

    public RemoveRestream(RestreamDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(input.restreamId(), desk.remove(caller, input.restreamId()));
    }
}
