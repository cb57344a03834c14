package live.chobi.streaming.sessions;

import live.chobi.schema.Bundle;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.log.Command;
import live.chobi.log.FactSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What the commands of a batch know of their sessions beyond the log's head, and what they change of them. Owner: the
/// shard that runs the batch.
final class SessionFacts {
    /// @param unique number of different viewers so far
    record Known(boolean wasLive, int viewersPeak, int unique) {}

    static final FactSource<SessionFacts> SOURCE = new FactSource<>() {
        @Override
        public SessionFacts load(DSLContext tx, List<Command<?>> commands) {
            return SessionFacts.load(tx, commands.stream().flatMap(it -> it.log().stream()).distinct().toList());
        }

        @Override
        public void write(Bundle bundle, SessionFacts facts) {
            facts.write(bundle.tx());
        }
    };

    private record WentLive(Instant at, String node) {}

    private final Map<UUID, Known> known = new HashMap<>();
    private final Map<UUID, WentLive> live = new HashMap<>();
    private final Map<UUID, Instant> ended = new HashMap<>();

    private static SessionFacts load(DSLContext tx, List<UUID> sessions) {
        SessionFacts facts = new SessionFacts();
        tx.fetch("""
                select id, live_at is not null as was_live, viewers_peak,
                       (select count(*) from streaming.viewer where session_id = id) as viewers
                from streaming.session where id = any ({0})
                """, DSL.val(sessions.toArray(UUID[]::new)))
                .forEach(row -> facts.known.put(row.get("id", UUID.class),
                        new Known(row.get("was_live", Boolean.class), row.get("viewers_peak", Integer.class),
                                row.get("viewers", Integer.class))));
        return facts;
    }

    Known of(UUID session) {
        return known.getOrDefault(session, new Known(false, 0, 0));
    }

    /// @param node that receives it
    void wentLive(UUID session, Instant at, String node) {
        live.putIfAbsent(session, new WentLive(at, node));
        Known before = of(session);
        known.put(session, new Known(true, before.viewersPeak(), before.unique()));
    }

    void ended(UUID session, Instant at) {
        ended.put(session, at);
    }

    private void write(DSLContext tx) {
        live.forEach((id, went) -> tx.execute("""
                update streaming.session set live_at = coalesce(live_at, {1}::text::timestamptz), ingest_node = {2}
                where id = {0}
                """, DSL.val(id), DSL.val(went.at().toString()), DSL.val(went.node())));
        ended.forEach((id, at) -> tx.execute(
                "update streaming.session set ended_at = {1}::text::timestamptz where id = {0}", DSL.val(id),
                DSL.val(at.toString())));
    }
}
