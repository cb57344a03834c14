package live.chobi.streaming.cohosts;

import live.chobi.schema.Bundle;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.FactSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// The co-hosts of a batch's sessions. Owner: the shard that runs the batch. They change only under the lock of their
/// session's log.
final class CoHostFacts {
    static final FactSource<CoHostFacts> SOURCE = new FactSource<>() {
        @Override
        public CoHostFacts load(DSLContext tx, List<Command<?>> commands) {
            return CoHostFacts.load(tx, commands.stream().flatMap(it -> it.log().stream()).distinct().toList());
        }

        @Override
        public void write(Bundle bundle, CoHostFacts facts) {
            facts.write(bundle.tx());
        }
    };

    private record Place(UUID session, UUID user) {}

    private final Map<SessionId, Set<UserId>> now = new HashMap<>();
    private final Set<Place> touched = new LinkedHashSet<>();

    private static CoHostFacts load(DSLContext tx, List<UUID> sessions) {
        CoHostFacts facts = new CoHostFacts();
        tx.fetch("""
                select session_id, user_id from streaming.co_host where session_id = any ({0})
                order by session_id, added_at, user_id
                """, DSL.val(sessions.toArray(UUID[]::new)))
                .forEach(row -> facts.of(new SessionId(row.get("session_id", UUID.class)))
                        .add(new UserId(row.get("user_id", UUID.class))));
        return facts;
    }

    private Set<UserId> of(SessionId session) {
        return now.computeIfAbsent(session, _ -> new LinkedHashSet<>());
    }

    boolean has(SessionId session, UserId user) {
        return of(session).contains(user);
    }

    /// In the order in which they were added.
    List<UserId> all(SessionId session) {
        return List.copyOf(of(session));
    }

    void add(SessionId session, UserId user) {
        of(session).add(user);
        touched.add(new Place(session.value(), user.value()));
    }

    void remove(SessionId session, UserId user) {
        of(session).remove(user);
        touched.add(new Place(session.value(), user.value()));
    }

    private void write(DSLContext tx) {
        if (touched.isEmpty()) {
            return;
        }
        List<Place> gone = touched.stream().filter(it -> !isThere(it)).toList();
        List<Place> there = touched.stream().filter(this::isThere).toList();
        tx.execute("""
                delete from streaming.co_host
                where (session_id, user_id) in (select * from unnest({0}::uuid[], {1}::uuid[]))
                """, sessions(gone), users(gone));
        tx.execute("""
                insert into streaming.co_host (session_id, user_id, added_at)
                select session_id, user_id, clock_timestamp()
                from unnest({0}::uuid[], {1}::uuid[]) as t (session_id, user_id) on conflict do nothing
                """, sessions(there), users(there));
    }

    private boolean isThere(Place place) {
        return has(new SessionId(place.session()), new UserId(place.user()));
    }

    private static Field<?> sessions(List<Place> places) {
        return DSL.val(places.stream().map(Place::session).toArray(UUID[]::new));
    }

    private static Field<?> users(List<Place> places) {
        return DSL.val(places.stream().map(Place::user).toArray(UUID[]::new));
    }
}
