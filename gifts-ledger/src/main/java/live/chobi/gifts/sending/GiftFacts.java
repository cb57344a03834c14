package live.chobi.gifts.sending;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import live.chobi.schema.Bundle;
import live.chobi.schema.NewRows;
import org.jooq.DSLContext;

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
        public void write(Bundle bundle, GiftFacts facts) {
            facts.write(bundle);
        }
    };

    private static final String GIFTS = "select id, code, name, tier, price, animation, " + Catalogue.IS_VALID
            + " as valid from gifts.gift where id = any (?)";
    private static final String STREAKS = """
            select session_id, sender, gift_id, id, count, last_at from gifts.streak
            where (session_id, sender, gift_id) in (select * from unnest(?::uuid[], ?::uuid[], ?::uuid[]))""";
    private static final String BATTLES = """
            select b.*, s.session_id, s.score, s.since, s.running
            from gifts.battle_side s join gifts.battle b on b.id = s.battle_id
            where s.session_id = any (?) and b.state in ('proposed', 'running')""";
    private static final String CLOSE_STREAKS = """
            delete from gifts.streak where (session_id, sender, gift_id)
                in (select * from unnest(?::uuid[], ?::uuid[], ?::uuid[]))""";
    private static final String CONTINUE_STREAKS = """
            update gifts.streak set id = t.id, count = t.count, last_at = t.last_at::timestamptz
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::text[])
                as t (session_id, sender, gift_id, id, count, last_at)
            where streak.session_id = t.session_id and streak.sender = t.sender
              and streak.gift_id = t.gift_id""";

    private final Map<UUID, Gift> catalogue = new HashMap<>();
    private final Set<UUID> valid = new HashSet<>();
    private final Map<Of, Open> streaks = new HashMap<>();
    private final Map<UserId, Share> shares = new HashMap<>();
    /// Those that the store has.
    private final Set<Of> loaded = new HashSet<>();
    private final Set<Of> touched = new HashSet<>();
    private final GoalBook goals = new GoalBook();
    private final GiverBook givers = new GiverBook();
    private final BattleBook battles = new BattleBook();

    private GiftFacts() {
    }

    private static GiftFacts load(DSLContext tx, List<Command<?>> commands) {
        List<Of> wanted = commands.stream().filter(StreakCommand.class::isInstance)
                .map(it -> ((StreakCommand<?>) it).streakOf()).distinct().toList();
        Object[] gifts = wanted.stream().map(Of::gift).toArray(UUID[]::new);
        Object[] logs = commands.stream().flatMap(it -> Stream.concat(it.log().stream(), it.beside().stream()))
                .distinct().toArray(UUID[]::new);
        Object[] payers = commands.stream().flatMap(it -> it.accounts().stream())
                .filter(it -> it.type() == AccountType.WALLET.code()).map(AccountId::owner).distinct()
                .toArray(UUID[]::new);
        Object[] hosts = commands.stream().filter(GiveGift.class::isInstance).map(it -> ((GiveGift) it).host().value())
                .distinct().toArray(UUID[]::new);
        GiftFacts facts = new GiftFacts();
        new Bundle(tx).query(GIFTS, facts::readGift, (Object) gifts)
                .query(STREAKS, facts::readStreak, wanted.stream().map(Of::session).toArray(UUID[]::new),
                        wanted.stream().map(Of::sender).toArray(UUID[]::new), gifts)
                .query(GoalBook.CURRENT, facts.goals::read, (Object) logs)
                .query(GiverBook.OF_USERS, facts.givers::read, (Object) payers)
                .query(GiverBook.NOW, facts.givers::readNow)
                .query(BATTLES, facts.battles::read, (Object) logs)
                .query(HostTiers.SHARES, facts::readShare, (Object) hosts)
                .run();
        return facts;
    }

    private void readGift(ResultSet row) throws SQLException {
        Gift gift = Catalogue.gift(row);
        catalogue.put(gift.id(), gift);
        if (row.getBoolean("valid")) {
            valid.add(gift.id());
        }
    }

    private void readStreak(ResultSet row) throws SQLException {
        Of of = new Of(row.getObject("session_id", UUID.class), row.getObject("sender", UUID.class),
                row.getObject("gift_id", UUID.class));
        streaks.put(of, new Open(row.getObject("id", UUID.class), row.getLong("count"),
                row.getObject("last_at", OffsetDateTime.class).toInstant()));
        loaded.add(of);
    }

    private void readShare(ResultSet row) throws SQLException {
        shares.put(new UserId(row.getObject("id", UUID.class)), new Share(row.getInt("share")));
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

    private void write(Bundle bundle) {
        battles.write(bundle);
        goals.write(bundle);
        givers.write(bundle);
        List<Of> gone = touched.stream().filter(of -> !streaks.containsKey(of)).filter(loaded::contains).toList();
        if (!gone.isEmpty()) {
            bundle.update(CLOSE_STREAKS, sessions(gone), senders(gone), gifts(gone));
        }
        // Nobody else changes the streaks of a session whose log is locked, so what was there is still there.
        List<Of> going = touched.stream().filter(streaks::containsKey).filter(loaded::contains).toList();
        if (!going.isEmpty()) {
            List<Open> states = states(going);
            bundle.update(CONTINUE_STREAKS, sessions(going), senders(going), gifts(going),
                    states.stream().map(Open::id).toArray(UUID[]::new),
                    states.stream().map(Open::count).toArray(Long[]::new),
                    states.stream().map(state -> state.lastAt().toString()).toArray(String[]::new));
        }
        NewRows begun = new NewRows("gifts.streak", "session_id", "sender", "gift_id", "id", "count", "last_at");
        for (Of of : touched) {
            Open open = streaks.get(of);
            if (open != null && !loaded.contains(of)) {
                begun.row().uuid(of.session()).uuid(of.sender()).uuid(of.gift()).uuid(open.id()).int8(open.count())
                        .instant(open.lastAt());
            }
        }
        begun.write(bundle);
    }

    private List<Open> states(List<Of> of) {
        return of.stream().map(it -> Objects.requireNonNull(streaks.get(it))).toList();
    }

    private static UUID[] sessions(List<Of> of) {
        return of.stream().map(Of::session).toArray(UUID[]::new);
    }

    private static UUID[] senders(List<Of> of) {
        return of.stream().map(Of::sender).toArray(UUID[]::new);
    }

    private static UUID[] gifts(List<Of> of) {
        return of.stream().map(Of::gift).toArray(UUID[]::new);
    }
}
