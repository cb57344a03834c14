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
import java.util.function.Function;
import java.util.stream.Collectors;
import live.chobi.gifts.catalogue.Catalogue;
import live.chobi.gifts.catalogue.Gift;
import live.chobi.gifts.hosts.HostTiers;
import live.chobi.gifts.hosts.Share;
import live.chobi.gifts.sending.Streak.Of;
import live.chobi.gifts.sending.Streak.Open;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.FactSource;
import live.chobi.schema.BinaryCopy;
import org.jooq.DSLContext;
import org.jooq.Results;
import org.jooq.impl.DSL;

/// The catalogue, the open streaks and the hosts' shares of a batch. Owner: the shard that runs the batch. Streaks of a
/// session change only under the lock of its log.
final class GiftFacts {
    static final FactSource<GiftFacts> SOURCE = new FactSource<>() {
        @Override
        public GiftFacts load(DSLContext tx, List<Command<?>> commands) {
            return GiftFacts.load(tx,
                    commands.stream().map(it -> ((StreakCommand<?>) it).streakOf()).distinct().toList(),
                    commands.stream().filter(GiveGift.class::isInstance).map(it -> ((GiveGift) it).host().value())
                            .distinct().toArray(UUID[]::new));
        }

        @Override
        public void write(DSLContext tx, GiftFacts facts) {
            facts.write(tx);
        }
    };

    private final Map<UUID, Gift> catalogue;
    private final Map<Of, Open> streaks = new HashMap<>();
    private final Map<UserId, Share> shares = new HashMap<>();
    /// Those that the store has.
    private final Set<Of> loaded = new HashSet<>();
    private final Set<Of> touched = new HashSet<>();

    private GiftFacts(Map<UUID, Gift> catalogue) {
        this.catalogue = catalogue;
    }

    private static GiftFacts load(DSLContext tx, Collection<Of> wanted, UUID[] hosts) {
        // Three statements, one way there and back.
        Results loaded = tx.fetchMany("""
                select id, code, name, tier, price, animation from gifts.gift
                where id = any ({0}) and\s""" + Catalogue.IS_VALID + """
                ;
                select session_id, sender, gift_id, id, count, last_at from gifts.streak
                where (session_id, sender, gift_id) in (select * from unnest({1}::uuid[], {2}::uuid[], {0}::uuid[]));
                """ + HostTiers.SHARES.replace("{0}", "{3}"),
                DSL.val(wanted.stream().map(Of::gift).toArray(UUID[]::new)),
                DSL.val(wanted.stream().map(Of::session).toArray(UUID[]::new)),
                DSL.val(wanted.stream().map(Of::sender).toArray(UUID[]::new)), DSL.val(hosts));
        GiftFacts facts = new GiftFacts(loaded.get(0).stream().map(Catalogue::gift)
                .collect(Collectors.toUnmodifiableMap(Gift::id, Function.identity())));
        loaded.get(1).forEach(row -> facts.streaks.put(
                new Of(row.get("session_id", UUID.class), row.get("sender", UUID.class),
                        row.get("gift_id", UUID.class)),
                new Open(row.get("id", UUID.class), row.get("count", Long.class),
                        row.get("last_at", OffsetDateTime.class).toInstant())));
        loaded.get(2).forEach(row -> facts.shares.put(new UserId(row.get("id", UUID.class)),
                new Share(row.get("share", Integer.class))));
        facts.loaded.addAll(facts.streaks.keySet());
        return facts;
    }

    Share share(UserId host) {
        return Objects.requireNonNull(shares.get(host), "every host is in a tier");
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
        List<Of> gone = touched.stream().filter(of -> !streaks.containsKey(of)).filter(loaded::contains).toList();
        if (!gone.isEmpty()) {
            tx.execute("""
                    delete from gifts.streak where (session_id, sender, gift_id)
                        in (select * from unnest({0}::uuid[], {1}::uuid[], {2}::uuid[]))
                    """, sessions(gone), senders(gone), gifts(gone));
        }
        // Nobody else changes the streaks of a session whose log is locked, so what was there is still there.
        List<Of> going = touched.stream().filter(streaks::containsKey).filter(loaded::contains).toList();
        if (!going.isEmpty()) {
            List<Open> states = states(going);
            tx.execute("""
                    update gifts.streak set id = t.id, count = t.count, last_at = t.last_at::timestamptz
                    from unnest({0}::uuid[], {1}::uuid[], {2}::uuid[], {3}::uuid[], {4}::bigint[], {5}::text[])
                        as t (session_id, sender, gift_id, id, count, last_at)
                    where streak.session_id = t.session_id and streak.sender = t.sender
                      and streak.gift_id = t.gift_id
                    """, sessions(going), senders(going), gifts(going),
                    DSL.val(states.stream().map(Open::id).toArray(UUID[]::new)),
                    DSL.val(states.stream().map(Open::count).toArray(Long[]::new)),
                    DSL.val(states.stream().map(state -> state.lastAt().toString()).toArray(String[]::new)));
        }
        BinaryCopy copy = new BinaryCopy("gifts.streak", "session_id", "sender", "gift_id", "id", "count", "last_at");
        for (Of of : touched) {
            Open open = streaks.get(of);
            if (open != null && !loaded.contains(of)) {
                copy.row().uuid(of.session()).uuid(of.sender()).uuid(of.gift()).uuid(open.id()).int8(open.count())
                        .instant(open.lastAt());
            }
        }
        copy.write(tx);
    }

    private List<Open> states(List<Of> of) {
        return of.stream().map(it -> Objects.requireNonNull(streaks.get(it))).toList();
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
