package live.chobi.streaming.sessions;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogMetrics;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobRunner;
import live.chobi.schema.Database;
import live.chobi.streaming.cohosts.CoHosts;
import live.chobi.streaming.viewers.Audience;
import live.chobi.streaming.viewers.Viewers;
import live.chobi.testkit.SetClock;
import live.chobi.testkit.TestPostgres;

/// Sessions with everything they need, on a real PostgreSQL and a clock that is set.
public final class SessionStage implements AutoCloseable {
    static final Duration GRACE = Duration.ofSeconds(60);

    public final Database database = TestPostgres.fresh();
    public final SetClock clock = new SetClock();
    public final Sequencer sequencer = new Sequencer(database, new NoMoney(), _ -> Optional.empty(), clock,
            new LogMetrics(new PrometheusRegistry()), 2, _ -> {
            });
    public final Logs logs = new Logs(database);
    public final Sessions sessions = new Sessions(database);
    public final List<String> counts = Collections.synchronizedList(new ArrayList<>());
    public final Viewers viewers = new Viewers(clock, (_, count) -> counts.add(Integer.toString(count)));
    public final Audience audience = new Audience(viewers, sessions, sequencer);
    public final UserId host = UserId.next();
    public final SessionDesk desk = desk(Doorkeeper.NONE);

    /// With another at its door.
    public SessionDesk desk(Doorkeeper doorkeeper) {
        return new SessionDesk(sessions, new CoHosts(database), viewers, SessionStage::names, new Places(), doorkeeper);
    }

    static final class Places implements Addresses {
        @Override
        public String rtmpUrl() {
            return "rtmp://here/live";
        }

        @Override
        public Optional<String> rtmpsUrl() {
            return Optional.empty();
        }

        @Override
        public String hlsUrl(SessionId session, Optional<String> viewer) {
            return "open" + viewer.map(it -> " for " + it).orElse("");
        }

        @Override
        public String privateHlsUrl(SessionId session, String viewer) {
            return "token for " + viewer;
        }

        @Override
        public Optional<String> thumbnailUrl(SessionId session) {
            return Optional.of("picture");
        }
    }

    public static Map<UserId, ?> names(Collection<UserId> ids) {
        Map<UserId, String> names = new LinkedHashMap<>();
        ids.forEach(id -> names.put(id, "name of " + id));
        return names;
    }

    public static Caller user(UserId id) {
        return new Caller.SignedIn(id, Role.USER, "127.0.0.1");
    }

    public static Caller admin() {
        return new Caller.SignedIn(UserId.next(), Role.ADMIN, "127.0.0.1");
    }

    /// Somebody's session that only those with its code see.
    public SessionId makePrivate() {
        return make(Visibility.PRIVATE, "music", Kind.VIDEO).session().id();
    }

    Sessions.Made make(Visibility visibility, String category, Kind kind) {
        return sessions.create(new Sessions.Wish(host, "title", "", category, List.of(), kind, visibility, null,
                null));
    }

    /// A public session brought into this phase by the commands that lead there.
    public Session in(Phase phase) {
        SessionId id = make(Visibility.PUBLIC, "music", Kind.VIDEO).session().id();
        bring(id, phase);
        return sessions.get(id);
    }

    void bring(SessionId id, Phase phase) {
        if (phase != Phase.CREATED) {
            goLive(id);
        }
        if (phase == Phase.INTERRUPTED) {
            interrupt(id);
        }
        if (phase == Phase.ENDED) {
            end(id, End.Reason.HOST, 0);
        }
    }

    Phase goLive(SessionId id) {
        return sequencer.run(new GoLive.Rule("node"), new GoLive(id)).status();
    }

    Phase interrupt(SessionId id) {
        return sequencer.run(new Interrupt.Rule(GRACE), new Interrupt(id)).status();
    }

    public Phase end(SessionId id) {
        return end(id, End.Reason.HOST, 0);
    }

    Phase end(SessionId id, End.Reason reason, int peak) {
        return sequencer.run(new End.Rule(),
                new End(id, reason == End.Reason.GRACE_OVER ? Optional.empty() : Optional.of(host), reason, peak))
                .status();
    }

    public List<LogRow> rows(SessionId id) {
        return logs.rowsAfter(id.value(), 0, 10_000);
    }

    List<String> types(SessionId id) {
        return rows(id).stream().map(LogRow::type).toList();
    }

    /// Of this session's grace job, in whole seconds from now by the database's clock; empty when there is none.
    Optional<Long> graceLeft(SessionId id) {
        return database.read(db -> db.fetchOptional(
                "select ceil(extract(epoch from run_at - now()))::bigint as seconds from outbox.job where key = {0}",
                org.jooq.impl.DSL.val("grace:" + id))).map(row -> row.get("seconds", Long.class));
    }

    /// Runs the jobs as if their time had come.
    int runJobs() {
        database.transact(tx -> tx.execute("update outbox.job set run_at = now()"));
        return new JobRunner(database, List.of(GraceJob.kind(sequencer, viewers))).runDue();
    }

    @Override
    public void close() {
        sequencer.close();
        database.close();
    }
}
