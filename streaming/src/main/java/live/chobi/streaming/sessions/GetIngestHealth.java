package live.chobi.streaming.sessions;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;

/// `streaming.getIngestHealth`: how the host's encoder is doing, and what to do about it. Before the first encoder, and
/// when it has gone, nothing is received and nothing advised.
public final class GetIngestHealth implements Procedure<GetIngestHealth.Input, IngestMonitor.Encoder> {
    public record Input(SessionId sessionId) {}

    private final SessionDesk desk;
    private final IngestMonitor monitor;

    public GetIngestHealth(SessionDesk desk, IngestMonitor monitor) {
        this.desk = desk;
        this.monitor = monitor;
    }

    @Override
    public IngestMonitor.Encoder handle(Caller caller, Input input) {
        return monitor.of(desk.run(caller, input.sessionId()).id()).orElse(IngestMonitor.Encoder.NONE);
    }
}
