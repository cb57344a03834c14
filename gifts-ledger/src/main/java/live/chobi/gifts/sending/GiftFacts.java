package live.chobi.gifts.sending;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.gifts.catalogue.Catalogue;
import live.chobi.gifts.catalogue.Gift;
import live.chobi.gifts.sending.Streak.Of;
import live.chobi.gifts.sending.Streak.Open;
import live.chobi.log.Command;
import live.chobi.log.FactSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The catalogue and the open streaks of a batch. Owner: the shard that runs the batch. Streaks of a session change
/// only under the lock of its log.
final class GiftFacts {
    static final FactSource<GiftFacts> SOURCE = new FactSource<>() {
        @Override
        public GiftFacts load(DSLContext tx, List<Command<?>> commands) {
            return GiftFacts.load(tx,
                    commands.stream().map(it -> ((StreakCommand<?>) it).streakOf()).distinct().toList());
        }

        @Override
        public void write(DSLContext tx, GiftFacts facts) {
            facts.write(tx);
        }
    };

    private final Map<UUID, Gift> catalogue;
    private final Map<Of, Open> streaks = new HashMap<>();
    private final Set<Of> touched = new HashSet<>();

    private GiftFacts(Map<UUID, Gift> catalogue) {
        this.catalogue = catalogue;
    }

    private static GiftFacts load(DSLContext tx, Collection<Of> wanted) {
        GiftFacts facts = new GiftFacts(Catalogue.availableById(tx));
        tx.fetch("""
                select session_id, sender, gift_id, id, count, last_at from gifts.streak
                where (session_id, sender, gift_id) in (select * from unnest({0}::uuid[], {1}::uuid[], {2}::uuid[]))
                """, DSL.val(wanted.stream().map(Of::session).toArray(UUID[]::new)),
                DSL.val(wanted.stream().map(Of::sender).toArray(UUID[]::new)),
                DSL.val(wanted.stream().map(Of::gift).toArray(UUID[]::new)))
                .forEach(row -> facts.streaks.put(
                        new Of(row.get("session_id", UUID.class), row.get("sender", UUID.class),
                                row.get("gift_id", UUID.class)),
                        new Open(row.get("id", UUID.class), row.get("count", Long.class),
                                row.get("last_at", OffsetDateTime.class).toInstant())));
        return facts;
    }

    Optional<Gift> gift(UUID id) {
        return Optional.ofNullable(catalogue.get(id));
    }

    Optional<Open> streak(Of of) {
        return Optional.ofNullable(streaks.get(of));
    }

    void continued(Of of, UUID id, long count, Instant at) {
        streaks.put(of, new Open(id, count, at));
        touched.add(of);
    }

    void closed(Of of) {
        streaks.remove(of);
        touched.add(of);
    }

    private void write(DSLContext tx) {
        List<Of> gone = touched.stream().filter(of -> !streaks.containsKey(of)).toList();
        if (!gone.isEmpty()) {
            tx.execute("""
                    delete from gifts.streak where (session_id, sender, gift_id)
                        in (select * from unnest({0}::uuid[], {1}::uuid[], {2}::uuid[]))
                    """, sessions(gone), senders(gone), gifts(gone));
        }
        List<Of> open = touched.stream().filter(streaks::containsKey).toList();
        List<Open> states = open.stream().map(of -> Objects.requireNonNull(streaks.get(of))).toList();
        if (!open.isEmpty()) {
            tx.execute("""
                    insert into gifts.streak (session_id, sender, gift_id, id, count, last_at)
                    select session_id, sender, gift_id, id, count, last_at::timestamptz
                    from unnest({0}::uuid[], {1}::uuid[], {2}::uuid[], {3}::uuid[], {4}::bigint[], {5}::text[])
                        as t (session_id, sender, gift_id, id, count, last_at)
                    on conflict (session_id, sender, gift_id)
                        do update set id = excluded.id, count = excluded.count, last_at = excluded.last_at
                    """, sessions(open), senders(open), gifts(open),
                    DSL.val(states.stream().map(Open::id).toArray(UUID[]::new)),
                    DSL.val(states.stream().map(Open::count).toArray(Long[]::new)),
                    DSL.val(states.stream().map(state -> state.lastAt().toString()).toArray(String[]::new)));
        }
    }

    private static org.jooq.Field<?> sessions(List<Of> of) {
        return DSL.val(of.stream().map(Of::session).toArray(UUID[]::new));
    }

    private static org.jooq.Field<?> senders(List<Of> of) {
        return DSL.val(of.stream().map(Of::sender).toArray(UUID[]::new));
    }

    private static org.jooq.Field<?> gifts(List<Of> of) {
        return DSL.val(of.stream().map(Of::gift).toArray(UUID[]::new));
    }
}
