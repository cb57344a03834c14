package live.chobi.gifts.battles;

import java.time.Instant;
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
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The open battles of a batch's sessions, with the sides of those whose logs are locked. Owner: the shard that runs
/// the batch.
public final class BattleBook {
    private record Place(UUID battle, SessionId session) {}

    /// @param since the row that tells of its beginning
    private record Side(long score, long since, boolean running) {}

    private final Map<UUID, Battle> battles = new LinkedHashMap<>();
    private final Map<Place, Side> sides = new LinkedHashMap<>();
    private final Set<UUID> changed = new LinkedHashSet<>();
    private final Set<Place> touched = new LinkedHashSet<>();

    /// @param rows of gifts.battle_side with its battle, of sessions whose logs are locked; battles that are open
    public BattleBook(List<? extends Record> rows) {
        rows.forEach(row -> {
            Battle battle = battle(row);
            battles.put(battle.id(), battle);
            sides.put(new Place(battle.id(), new SessionId(row.get("session_id", UUID.class))), new Side(
                    row.get("score", Long.class), row.get("since", Long.class), row.get("running", Boolean.class)));
        });
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

    public void write(DSLContext tx) {
        writeBattles(tx, changed.stream().map(it -> Objects.requireNonNull(battles.get(it))).toList());
        // Those that are over come first: a session fights one battle at a time.
        writeSides(tx, touched.stream().filter(it -> !side(it).running()).toList());
        writeSides(tx, touched.stream().filter(it -> side(it).running()).toList());
    }

    private Side side(Place place) {
        return Objects.requireNonNull(sides.get(place));
    }

    private static void writeBattles(DSLContext tx, List<Battle> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.execute(
                """
                        insert into gifts.battle (id, challenger, opponent, seconds, state, answer_by, starts_at, ends_at, reason,
                                                  winner)
                        select id, challenger, opponent, seconds, state, answer_by::timestamptz, starts_at::timestamptz,
                               ends_at::timestamptz, reason, winner
                        from unnest({0}::uuid[], {1}::uuid[], {2}::uuid[], {3}::int[], {4}::text[], {5}::text[], {6}::text[],
                                    {7}::text[], {8}::text[], {9}::uuid[])
                            as t (id, challenger, opponent, seconds, state, answer_by, starts_at, ends_at, reason, winner)
                        on conflict (id) do update set state = excluded.state, starts_at = excluded.starts_at,
                            ends_at = excluded.ends_at, reason = excluded.reason, winner = excluded.winner
                        """,
                DSL.val(rows.stream().map(Battle::id).toArray(UUID[]::new)),
                DSL.val(rows.stream().map(it -> it.challenger().value()).toArray(UUID[]::new)),
                DSL.val(rows.stream().map(it -> it.opponent().value()).toArray(UUID[]::new)),
                DSL.val(rows.stream().map(Battle::seconds).toArray(Integer[]::new)),
                texts(rows.stream().map(it -> it.state().name().toLowerCase(Locale.ROOT))),
                texts(rows.stream().map(it -> it.answerBy().toString())),
                texts(rows.stream().map(it -> it.time() == null ? null : it.time().startsAt().toString())),
                texts(rows.stream().map(it -> it.time() == null ? null : it.time().endsAt().toString())),
                texts(rows.stream().map(it -> it.outcome() == null
                        ? null
                        : it.outcome().reason().name().toLowerCase(Locale.ROOT))),
                DSL.val(rows.stream().map(BattleBook::winner).toArray(UUID[]::new)));
    }

    private static @Nullable UUID winner(Battle battle) {
        Battle.Outcome outcome = battle.outcome();
        SessionId winner = outcome == null ? null : outcome.winner();
        return winner == null ? null : winner.value();
    }

    private static Field<?> texts(Stream<@Nullable String> texts) {
        return DSL.val(texts.toArray(String[]::new));
    }

    private void writeSides(DSLContext tx, List<Place> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.execute("""
                insert into gifts.battle_side (battle_id, session_id, score, since, running)
                select * from unnest({0}::uuid[], {1}::uuid[], {2}::bigint[], {3}::bigint[], {4}::boolean[])
                on conflict (battle_id, session_id) do update
                    set score = excluded.score, since = excluded.since, running = excluded.running
                """,
                DSL.val(rows.stream().map(Place::battle).toArray(UUID[]::new)),
                DSL.val(rows.stream().map(it -> it.session().value()).toArray(UUID[]::new)),
                DSL.val(rows.stream().map(it -> side(it).score()).toArray(Long[]::new)),
                DSL.val(rows.stream().map(it -> side(it).since()).toArray(Long[]::new)),
                DSL.val(rows.stream().map(it -> side(it).running()).toArray(Boolean[]::new)));
    }

    static Battle battle(Record row) {
        OffsetDateTime startsAt = row.get("starts_at", OffsetDateTime.class);
        OffsetDateTime endsAt = row.get("ends_at", OffsetDateTime.class);
        String reason = row.get("reason", String.class);
        UUID winner = row.get("winner", UUID.class);
        return new Battle(row.get("id", UUID.class), new SessionId(row.get("challenger", UUID.class)),
                new SessionId(row.get("opponent", UUID.class)), row.get("seconds", Integer.class),
                Battle.State.valueOf(row.get("state", String.class).toUpperCase(Locale.ROOT)),
                row.get("answer_by", OffsetDateTime.class).toInstant(),
                startsAt == null || endsAt == null ? null : new Battle.Time(startsAt.toInstant(), endsAt.toInstant()),
                reason == null
                        ? null
                        : new Battle.Outcome(Battle.Reason.valueOf(reason.toUpperCase(Locale.ROOT)),
                                winner == null ? null : new SessionId(winner)));
    }
}
