package live.chobi.notifications.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.notifications.inbox.Kind;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Jobs;
import live.chobi.outbox.NewJob;
import live.chobi.schema.Database;
import org.jooq.DSLContext;

/// Tells the followers of a host shortly before a session is to begin, unless it has begun or is over by then.
/// Virtual threads.
public final class ComingSessions {
    static final Duration BEFORE = Duration.ofMinutes(10);
    private static final String JOB = "notifications.soon";

    record Payload(SessionId session, UserId host) {}

    private final Database database;
    private final Waves waves;
    private final Broadcasts broadcasts;
    private final Clock clock;

    public ComingSessions(Database database, Waves waves, Broadcasts broadcasts, Clock clock) {
        this.database = database;
        this.waves = waves;
        this.broadcasts = broadcasts;
        this.clock = clock;
    }

    public JobKind job() {
        return new JobKind(JOB, this::run);
    }

    /// In a transaction of the caller's. A time that has passed is no news.
    public void expect(DSLContext tx, SessionId session, UserId host, Instant scheduledAt) {
        Duration left = Duration.between(clock.instant(), scheduledAt);
        if (left.isPositive()) {
            Duration delay = left.compareTo(BEFORE) > 0 ? left.minus(BEFORE) : Duration.ZERO;
            Jobs.enqueue(tx, List.of(new NewJob("notify:soon:" + session, JOB, new Payload(session, host), delay)));
        }
    }

    private void run(JsonNode payload) {
        SessionId session = SessionId.parse(payload.path("session").asText(), "session");
        if (broadcasts.isNews(Kind.SESSION_SOON, session)) {
            UserId host = UserId.parse(payload.path("host").asText(), "host");
            database.transact(tx -> waves.begin(tx, Kind.SESSION_SOON, session, host, clock.instant()));
        }
    }
}
