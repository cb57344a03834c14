package live.chobi.streaming.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import live.chobi.kernel.SessionId;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;
import live.chobi.streaming.viewers.Viewers;

/// Ends a session whose encoder did not come back in time. The command looks again under the lock: an encoder that came
/// back a moment ago keeps its session.
public final class GraceJob implements JobKind.Work {
    static final String KIND = "streaming.grace";

    record Payload(SessionId session) {}

    private final Sequencer sequencer;
    private final Viewers viewers;

    private GraceJob(Sequencer sequencer, Viewers viewers) {
        this.sequencer = sequencer;
        this.viewers = viewers;
    }

    public static JobKind kind(Sequencer sequencer, Viewers viewers) {
        return new JobKind(KIND, new GraceJob(sequencer, viewers));
    }

    @Override
    public void run(JsonNode payload) {
        SessionId session = SessionId.parse(payload.get("session").asText(), "session");
        var _ = sequencer.run(new End.Rule(),
                new End(session, Optional.empty(), End.Reason.GRACE_OVER, viewers.peak(session)));
    }
}
