package live.chobi.gifts.goals;

import java.util.ArrayList;
import live.chobi.schema.Bundle;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.leaderboard.GiftTallies;
import live.chobi.kernel.SessionId;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Reads goals, and takes off what is given back of the gifts that counted. Virtual threads.
public final class Goals implements GiftTallies.Follower {
    private final Database database;

    public Goals(Database database) {
        this.database = database;
    }

    Optional<Goal> of(SessionId session) {
        return now(List.of(session)).stream().findFirst();
    }

    /// Those of these sessions that count now.
    public List<Goal> now(Collection<SessionId> sessions) {
        List<Goal> found = new ArrayList<>();
        return sessions.isEmpty()
                ? found
                : database.read(db -> {
                    new Bundle(db).query(GoalBook.CURRENT,
                            row -> found.add(GoalBook.goal(row)),
                            (Object) sessions.stream().map(SessionId::value).toArray(UUID[]::new)).run();
                    return found;
                });
    }

    /// Under the locks of the logs, as every change of a goal.
    @Override
    public void gaveBack(DSLContext tx, List<GiftTallies.Back> back) {
        var sessions = DSL.val(back.stream().map(GiftTallies.Back::session).toArray(UUID[]::new));
        var _ = tx.fetch("select from log.head where id = any ({0}) order by id for no key update", sessions);
        // A later statement: it sees what the last holder of the lock has written.
        tx.execute("""
                update gifts.goal set progress = goal.progress + taken.coins
                from (select g.id, sum(b.coins)::bigint as coins
                      from unnest({0}::uuid[], {1}::bigint[], {2}::bigint[]) as b (session_id, seq, coins)
                      join gifts.goal g on g.session_id = b.session_id and b.seq > g.since
                           and (g.until is null or b.seq <= g.until)
                      group by g.id) taken
                where goal.id = taken.id
                """, sessions, DSL.val(back.stream().map(GiftTallies.Back::seq).toArray(Long[]::new)),
                DSL.val(back.stream().map(GiftTallies.Back::coins).toArray(Long[]::new)));
    }

    @Override
    public void recount(DSLContext tx) {
        tx.execute("update gifts.goal set progress = 0 where progress <> 0");
        tx.execute("""
                update gifts.goal set progress = counted.coins
                from (select g.id, -sum(e.amount)::bigint as coins
                      from gifts.goal g
                      join ledger.transfer o on o.log_id = g.session_id and o.kind = 'gift' and o.log_seq > g.since
                           and (g.until is null or o.log_seq <= g.until)
                      cross join lateral (select o.id union all select t.id from ledger.transfer t
                                          where t.subject = o.id and t.relation in (1, 2)) about
                      join ledger.entry e on e.transfer_id = about.id and e.owner = o.payer and e.type = 1
                      group by g.id) counted
                where goal.id = counted.id
                """);
    }
}
