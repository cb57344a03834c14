package live.chobi.gifts.sending;

import java.time.Instant;
import java.time.OffsetDateTime;
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
import java.util.stream.Stream;
import live.chobi.gifts.battles.BattleBook;
import live.chobi.gifts.battles.BattleFacts;
import live.chobi.gifts.catalogue.Catalogue;
import live.chobi.gifts.catalogue.Gift;
import live.chobi.gifts.goals.GoalBook;
import live.chobi.gifts.goals.GoalFacts;
import live.chobi.gifts.hosts.HostTiers;
import live.chobi.gifts.hosts.Share;
import live.chobi.gifts.limits.GiverBook;
import live.chobi.gifts.limits.GiverFacts;
import live.chobi.gifts.sending.Streak.Of;
import live.chobi.gifts.sending.Streak.Open;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.log.Command;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;
import live.chobi.schema.BinaryCopy;
import org.jooq.DSLContext;
import org.jooq.Results;
import org.jooq.impl.DSL;

/// What a batch's gifts look at and change: the catalogue, open streaks, goals, battles, hosts' shares, and givers with
/// their limits. Owner: the shard that runs the batch. What is a session's changes only under the lock of its log,
/// givers only under the lock of their wallet. Whatever changes them names this source, so that each sees what others
/// have done in its batch.
public final class GiftFacts implements GoalFacts, GiverFacts, BattleFacts {
    public static final FactSource<GiftFacts> SOURCE = new FactSource<>() {
        @Override
        public GiftFacts load(DSLContext tx, List<Command<?>> commands) {
            return GiftFacts.load(tx, commands);
        }

        @Override
        public void write(DSLContext tx, GiftFacts facts) {
            facts.write(tx);
        }
    };

    private final Map<UUID, Gift> catalogue;
    private final Set<UUID> valid;
    private final Map<Of, Open> streaks = new HashMap<>();
    private final Map<UserId, Share> shares = new HashMap<>();
    /// Those that the store has.
    private final Set<Of> loaded = new HashSet<>();
    private final Set<Of> touched = new HashSet<>();
    private final GoalBook goals;
    private final GiverBook givers;
    private final BattleBook battles;

    private GiftFacts(Map<UUID, Gift> catalogue, Set<UUID> valid, GoalBook goals, GiverBook givers,
            BattleBook battles) {
        this.catalogue = catalogue;
        this.valid = valid;
        this.goals = goals;
        this.givers = givers;
        this.battles = battles;
    }

    private static GiftFacts load(DSLContext tx, List<Command<?>> commands) {
        List<Of> wanted = commands.stream().filter(StreakCommand.class::isInstance)
                .map(it -> ((StreakCommand<?>) it).streakOf()).distinct().toList();
        // Several statements, one way there and back.
        Results loaded = tx.fetchMany("""
                select id, code, name, tier, price, animation,\s""" + Catalogue.IS_VALID + """
                 as valid from gifts.gift where id = any ({0});
                select session_id, sender, gift_id, id, count, last_at from gifts.streak
                where (session_id, sender, gift_id) in (select * from unnest({1}::uuid[], {2}::uuid[], {0}::uuid[]));
                select * from gifts.goal where session_id = any ({3}) and until is null;
                select * from gifts.giver where user_id = any ({4});
                select ledger.clock() as now;
                select b.*, s.session_id, s.score, s.since, s.running
                from gifts.battle_side s join gifts.battle b on b.id = s.battle_id
                where s.session_id = any ({3}) and b.state in ('proposed', 'running');
                """ + HostTiers.SHARES.replace("{0}", "{5}"),
                DSL.val(wanted.stream().map(Of::gift).toArray(UUID[]::new)),
                DSL.val(wanted.stream().map(Of::session).toArray(UUID[]::new)),
                DSL.val(wanted.stream().map(Of::sender).toArray(UUID[]::new)),
                DSL.val(commands.stream().flatMap(it -> Stream.concat(it.log().stream(), it.beside().stream()))
                        .distinct().toArray(UUID[]::new)),
                DSL.val(commands.stream().flatMap(it -> it.accounts().stream())
                        .filter(it -> it.type() == AccountType.WALLET.code()).map(AccountId::owner).distinct()
                        .toArray(UUID[]::new)),
                DSL.val(commands.stream().filter(GiveGift.class::isInstance).map(it -> ((GiveGift) it).host().value())
                        .distinct().toArray(UUID[]::new)));
        GiftFacts facts = new GiftFacts(loaded.get(0).stream().map(Catalogue::gift)
                .collect(Collectors.toUnmodifiableMap(Gift::id, Function.identity())),
                loaded.get(0).stream().filter(row -> row.get("valid", Boolean.class))
                        .map(row -> row.get("id", UUID.class)).collect(Collectors.toUnmodifiableSet()),
                new GoalBook(loaded.get(2)),
                new GiverBook(loaded.get(4).getFirst().get("now", OffsetDateTime.class).toInstant(), loaded.get(3)),
                new BattleBook(loaded.get(5)));
        loaded.get(1).forEach(row -> facts.streaks.put(
                new Of(row.get("session_id", UUID.class), row.get("sender", UUID.class),
                        row.get("gift_id", UUID.class)),
                new Open(row.get("id", UUID.class), row.get("count", Long.class),
                        row.get("last_at", OffsetDateTime.class).toInstant())));
        loaded.get(6).forEach(row -> facts.shares.put(new UserId(row.get("id", UUID.class)),
                new Share(row.get("share", Integer.class))));
        facts.loaded.addAll(facts.streaks.keySet());
        return facts;
    }

    Share share(UserId host) {
        return Objects.requireNonNull(shares.get(host), "every host is in a tier");
    }

    /// One that can be given now.
    Optional<Gift> available(UUID id) {
        return gift(id).filter(it -> valid.contains(it.id()));
    }

    /// One that can be given, or could be.
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

    @Override
    public GoalBook goals() {
        return goals;
    }

    @Override
    public GiverBook givers() {
        return givers;
    }

    @Override
    public BattleBook battles() {
        return battles;
    }

    @Override
    public Instant now() {
        return givers.now();
    }

    private void write(DSLContext tx) {
        battles.write(tx);
        goals.write(tx);
        givers.write(tx);
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
