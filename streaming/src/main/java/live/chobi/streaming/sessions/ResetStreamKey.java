package live.chobi.streaming.sessions;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;

/// `streaming.resetStreamKey`: another key, for one that was lost or seen. An encoder that is sending goes on; it
/// cannot come back with the old key.
public final class ResetStreamKey implements Procedure<ResetStreamKey.Input, ResetStreamKey.Output> {
    public record Input(SessionId sessionId) {}

    public record Output(Ingest ingest) {}

    private final SessionDesk desk;
    private final Sessions sessions;
    private final Addresses addresses;

    public ResetStreamKey(SessionDesk desk, Sessions sessions, Addresses addresses) {
        this.desk = desk;
        this.sessions = sessions;
        this.addresses = addresses;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Session session = desk.run(caller, input.sessionId());
        if (session.phase() == Phase.ENDED) {
            throw Problem.refused("session_ended", "session " + session.id() + " has ended");
        }
        return new Output(Ingest.at(addresses, sessions.resetStreamKey(session.id())));
    }
}
