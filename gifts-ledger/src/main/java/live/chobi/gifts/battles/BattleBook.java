package live.chobi.gifts.battles;

import live.chobi.schema.Bundle;
import java.time.Instant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// The open battles of a batch's sessions, with the sides of those whose logs are locked. Owner: the shard that runs
/// the batch.
public final class BattleBook {
    private static final String WRITE_SIDES = """
            insert into gifts.battle_side (battle_id, session_id, score, since, running)
            select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::boolean[])
            on conflict (battle_id, session_id) do update
                set score = excluded.score, since = excluded.since, running = excluded.running""";
    private static final String WRITE_BATTLES = """
            insert into gifts.battle (id, challenger, opponent, seconds, state, answer_by, starts_at, ends_at, reason,
                                      winner)
            select id, challenger, opponent, seconds, state, answer_by::timestamptz, starts_at::timestamptz,
                   ends_at::timestamptz, reason, winner
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::uuid[])
                as t (id, challenger, opponent, seconds, state, answer_by, starts_at, ends_at, reason, winner)
            on conflict (id) do update set state = excluded.state, starts_at = excluded.starts_at,
                ends_at = excluded.ends_at, reason = excluded.reason, winner = excluded.winner""";

    private record Place(UUID battle, SessionId session) {}

    /// @param since the row that tells of its beginning
    private record Side(long score, long since, boolean running) {}

    private final Map<UUID, Battle> battles = new LinkedHashMap<>();
    private final Map<Place, Side> sides = new LinkedHashMap<>();
    private final Set<UUID> changed = new LinkedHashSet<>();
    private final Set<Place> touched = new LinkedHashSet<>();

    /// @param row of gifts.battle_side with its battle, which is open, of a session whose log is locked
    public void read(ResultSet row) throws SQLException {
        Battle battle = battle(row);
        battles.put(battle.id(), battle);
        sides.put(new Place(battle.id(), new SessionId(row.getObject("session_id", UUID.class))),
                new Side(row.getLong("score"), row.getLong("since"), row.getBoolean("running")));
    }

    /// Open, or closed in this batch.
    Optional<Battle> find(UUID id) {
        return Optional.ofNullable(battles.get(id));
    }

    Stream<Battle> open(SessionId session) {
        return battles.values().stream().filter(it -> it.isOpen() && sides.containsKey(new Place(it.id(), session)));
    }

    boolean isFighting(SessionId session) {
        return open(session).anyMatch(it -> it.state() == Battle.State.RUNNING);
    }

    long score(Battle battle, SessionId session) {
        return side(battle, session).score();
    }

    private Side side(Battle battle, SessionId session) {
        return Objects.requireNonNull(sides.get(new Place(battle.id(), session)), "the side's log is not locked");
    }

    void propose(Battle battle) {
        put(battle);
        for (SessionId session : List.of(battle.challenger(), battle.opponent())) {
            putSide(battle, session, new Side(0, 0, false));
        }
    }

    void put(Battle battle) {
        battles.put(battle.id(), battle);
        changed.add(battle.id());
        if (!battle.isOpen()) {
            for (SessionId session : List.of(battle.challenger(), battle.opponent())) {
                Side side = side(battle, session);
                putSide(battle, session, new Side(side.score(), side.since(), false));
            }
        }
    }

    /// @param row that tells this session of it
    void begin(Battle battle, SessionId session, long row) {
        putSide(battle, session, new Side(0, row, true));
    }

    private void putSide(Battle battle, SessionId session, Side side) {
        Place place = new Place(battle.id(), session);
        sides.put(place, side);
        touched.add(place);
    }

    /// Counts a gift that was paid, for the battle that runs at that moment.
    ///
    /// @param now by the database's clock
    public void count(SessionId session, long coins, Instant now) {
        open(session).filter(it -> it.takesGifts(now)).findFirst().ifPresent(battle -> {
            Side side = side(battle, session);
            putSide(battle, session, new Side(Math.addExact(side.score(), coins), side.since(), side.running()));
        });
    }

    public void write(Bundle bundle) {
        writeBattles(bundle, changed.stream().map(it -> Objects.requireNonNull(battles.get(it))).toList());
        // Those that are over come first: a session fights one battle at a time.
        writeSides(bundle, touched.stream().filter(it -> !side(it).running()).toList());
        writeSides(bundle, touched.stream().filter(it -> side(it).running()).toList());
    }

    private Side side(Place place) {
        return Objects.requireNonNull(sides.get(place));
    }

    private static void writeBattles(Bundle bundle, List<Battle> rows) {
        if (rows.isEmpty()) {
            return;
        }
        bundle.update(WRITE_BATTLES,
                rows.stream().map(Battle::id).toArray(UUID[]::new),
                rows.stream().map(it -> it.challenger().value()).toArray(UUID[]::new),
                rows.stream().map(it -> it.opponent().value()).toArray(UUID[]::new),
                rows.stream().map(Battle::seconds).toArray(Integer[]::new),
                texts(rows.stream().map(it -> it.state().name().toLowerCase(Locale.ROOT))),
                texts(rows.stream().map(it -> it.answerBy().toString())),
                texts(rows.stream().map(it -> it.time() == null ? null : it.time().startsAt().toString())),
                texts(rows.stream().map(it -> it.time() == null ? null : it.time().endsAt().toString())),
                texts(rows.stream().map(it -> it.outcome() == null
                        ? null
                        : it.outcome().reason().name().toLowerCase(Locale.ROOT))),
                rows.stream().map(BattleBook::winner).toArray(UUID[]::new));
    }

    private static @Nullable UUID winner(Battle battle) {
        Battle.Outcome outcome = battle.outcome();
        SessionId winner = outcome == null ? null : outcome.winner();
        return winner == null ? null : winner.value();
    }

    private static @Nullable String[] texts(Stream<@Nullable String> texts) {
        return texts.toArray(String[]::new);
    }

    private void writeSides(Bundle bundle, List<Place> rows) {
        if (rows.isEmpty()) {
            return;
        }
        bundle.update(WRITE_SIDES,
                rows.stream().map(Place::battle).toArray(UUID[]::new),
                rows.stream().map(it -> it.session().value()).toArray(UUID[]::new),
                rows.stream().map(it -> side(it).score()).toArray(Long[]::new),
                rows.stream().map(it -> side(it).since()).toArray(Long[]::new),
                rows.stream().map(it -> side(it).running()).toArray(Boolean[]::new));
    }

    static Battle battle(ResultSet row) throws SQLException {
        OffsetDateTime startsAt = row.getObject("starts_at", OffsetDateTime.class);
        OffsetDateTime endsAt = row.getObject("ends_at", OffsetDateTime.class);
        String reason = row.getString("reason");
        UUID winner = row.getObject("winner", UUID.class);
        return new Battle(row.getObject("id", UUID.class), new SessionId(row.getObject("challenger", UUID.class)),
                new SessionId(row.getObject("opponent", UUID.class)), row.getInt("seconds"),
                Battle.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("answer_by", OffsetDateTime.class).toInstant(),
                startsAt == null || endsAt == null ? null : new Battle.Time(startsAt.toInstant(), endsAt.toInstant()),
                reason == null
                        ? null
                        : new Battle.Outcome(Battle.Reason.valueOf(reason.toUpperCase(Locale.ROOT)),
                                winner == null ? null : new SessionId(winner)));
    }
}
