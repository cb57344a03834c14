package live.chobi.streaming.report;

import java.util.List;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;

/// Makes end reports by reading the log. Virtual threads.
public final class Reports {
    private static final int PAGE = 2000;

    private final Logs logs;

    public Reports(Logs logs) {
        this.logs = logs;
    }

    public Report of(SessionId session, UserId host) {
        ReportFold fold = new ReportFold(session, host);
        long after = 0;
        List<LogRow> page;
        do {
            page = logs.rowsAfter(session.value(), after, PAGE);
            page.forEach(fold::add);
            after = page.isEmpty() ? after : page.getLast().seq();
        } while (page.size() == PAGE);
        return fold.report().orElseThrow(
                () -> Problem.refused("session_not_ended",
                        "session " + session + " has not ended, so it has no report"));
    }
}
