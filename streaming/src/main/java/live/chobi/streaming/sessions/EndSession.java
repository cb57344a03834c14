package live.chobi.streaming.sessions;

import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.log.Sequencer;
import live.chobi.streaming.report.Reports;
import live.chobi.streaming.viewers.Viewers;

/// `streaming.endSession`. Ending twice answers twice the same.
public final class EndSession implements Procedure<EndSession.Input, GetReport.Output> {
    public record Input(SessionId sessionId) {}

    private final SessionDesk desk;
    private final Sequencer sequencer;
    private final Viewers viewers;
    private final Reports reports;

    public EndSession(SessionDesk desk, Sequencer sequencer, Viewers viewers, Reports reports) {
        this.desk = desk;
        this.sequencer = sequencer;
        this.viewers = viewers;
        this.reports = reports;
    }

    @Override
    public GetReport.Output handle(Caller caller, Input input) {
        Session session = desk.run(caller, input.sessionId());
        End.Reason reason = caller.is(session.host()) ? End.Reason.HOST : End.Reason.ADMIN;
        var _ = sequencer.run(new End.Rule(),
                new End(session.id(), Optional.of(caller.user()), reason, viewers.peak(session.id())));
        return new GetReport.Output(reports.of(session.id(), session.host()));
    }
}
