package live.chobi.gifts.battles;

import java.util.ArrayList;
import java.sql.SQLException;
import java.sql.ResultSet;
import live.chobi.schema.Bundle;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.leaderboard.GiftTallies;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Reads battles, and takes off what is given back of the gifts of those that run. Virtual threads.
public final class Battles implements GiftTallies.Follower {
    private static final String WITH_SCORES = """
            select b.*, cs.score as challenger_score, os.score as opponent_score, ch.owner as challenger_host,
                   oh.owner as opponent_host
            from gifts.battle b
            join gifts.battle_side cs on cs.battle_id = b.id and cs.session_id = b.challenger
            join gifts.battle_side os on os.battle_id = b.id and os.session_id = b.opponent
            join log.head ch on ch.id = b.challenger
            join log.head oh on oh.id = b.opponent
            """;
    private static final String OF_SESSIONS = " where b.id in (select battle_id from gifts.battle_side"
            + " where session_id = any (?)) and b.state = any (?) order by b.id desc limit ?";
    private static final int OPEN_MAX = 1_000;

    private final Database database;

    public Battles(Database database) {
        this.database = database;
    }

    Optional<Battle> find(UUID id) {
        List<Battle> found = new ArrayList<>();
        return database.read(db -> {
            new Bundle(db)
                    .query("select * from gifts.battle where id = ?", row -> found.add(BattleBook.battle(row)), id)
                    .run();
            return found.stream().findFirst();
        });
    }

    /// The one that runs, else the newest that is over.
    Optional<Battle.View> newest(SessionId session) {
        return views(List.of(session), List.of("running", "ended"), 1).stream().findFirst();
    }

    /// Those that wait for an answer, newest first.
    List<Battle.View> challenges(SessionId session) {
        return views(List.of(session), List.of("proposed"), OPEN_MAX);
    }

    List<UUID> open(SessionId session) {
        return views(List.of(session), List.of("proposed", "running"), OPEN_MAX).stream().map(Battle.View::id).toList();
    }

    /// Those that run in these sessions, at most a thousand.
    public List<Battle.View> running(Collection<SessionId> sessions) {
        return sessions.isEmpty() ? List.of() : views(sessions, List.of("running"), OPEN_MAX);
    }

    private List<Battle.View> views(Collection<SessionId> sessions, List<String> states, int limit) {
        List<Battle.View> found = new ArrayList<>();
        return database.read(db -> {
            new Bundle(db).query(WITH_SCORES + OF_SESSIONS, row -> found.add(view(row)),
                    sessions.stream().map(SessionId::value).toArray(UUID[]::new), states.toArray(String[]::new), limit)
                    .run();
            return found;
        });
    }

    private static Battle.View view(ResultSet row) throws SQLException {
        return BattleBook.battle(row).view(new UserId(row.getObject("challenger_host", UUID.class)),
                row.getLong("challenger_score"), new UserId(row.getObject("opponent_host", UUID.class)),
                row.getLong("opponent_score"));
    }

    /// Under the locks of the logs, as every change of a score. What a battle that is over came to stays.
    @Override
    public void gaveBack(DSLContext tx, List<GiftTallies.Back> back) {
        var sessions = DSL.val(back.stream().map(GiftTallies.Back::session).toArray(UUID[]::new));
        var _ = tx.fetch("select from log.head where id = any ({0}) order by id for no key update", sessions);
        // A later statement: it sees what the last holder of the lock has written.
        tx.execute("""
                update gifts.battle_side set score = battle_side.score + taken.coins
                from (select s.battle_id, s.session_id, sum(b.coins)::bigint as coins
                      from unnest({0}::uuid[], {1}::bigint[], {2}::bigint[]) as b (session_id, seq, coins)
                      join gifts.battle_side s on s.session_id = b.session_id and s.running and b.seq > s.since
                      group by s.battle_id, s.session_id) taken
                where battle_side.battle_id = taken.battle_id and battle_side.session_id = taken.session_id
                """, sessions, DSL.val(back.stream().map(GiftTallies.Back::seq).toArray(Long[]::new)),
                DSL.val(back.stream().map(GiftTallies.Back::coins).toArray(Long[]::new)));
    }

    /// Nothing is counted again: a battle that was running when a backup was made is over when the backup is needed.
    @Override
    public void recount(DSLContext tx) {
    }
}
