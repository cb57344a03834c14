package live.chobi.streaming.sessions;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;

/// `streaming.getSession`.
public final class GetSession implements Procedure<GetSession.Input, GetSession.Output> {
    public record Input(SessionId sessionId) {}

    public record Output(SessionView session, Playback playback) {}

    private final SessionDesk desk;

    public GetSession(SessionDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Session session = desk.visible(caller, input.sessionId());
        return new Output(desk.view(session), desk.playback(session, caller));
    }
}
