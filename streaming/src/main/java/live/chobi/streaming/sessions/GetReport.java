package live.chobi.streaming.sessions;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.streaming.report.Report;
import live.chobi.streaming.report.Reports;

/// `streaming.getReport`: the answer of endSession again, byte for byte.
public final class GetReport implements Procedure<GetReport.Input, GetReport.Output> {
    public record Input(SessionId sessionId) {}

    public record Output(Report report) {}

    private final SessionDesk desk;
    private final Reports reports;

    public GetReport(SessionDesk desk, Reports reports) {
        this.desk = desk;
        this.reports = reports;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Session session = desk.run(caller, input.sessionId());
        return new Output(reports.of(session.id(), session.host()));
    }
}
