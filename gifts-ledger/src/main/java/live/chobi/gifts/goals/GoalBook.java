package live.chobi.gifts.goals;

import live.chobi.schema.Bundle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Draft;
import org.jspecify.annotations.Nullable;

/// The goals of a batch's sessions. Owner: the shard that runs the batch.
public final class GoalBook {
    /// The goals that count now, of an array of sessions.
    public static final String CURRENT = "select * from gifts.goal where session_id = any (?) and until is null";
    private static final String WRITE = """
            insert into gifts.goal (id, session_id, title, target, progress, set_by, set_at, since, until, reached_at)
            select id, session_id, title, target, progress, set_by, set_at::timestamptz, since, until,
                   reached_at::timestamptz
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::bigint[],
                        ?::bigint[], ?::text[])
                as t (id, session_id, title, target, progress, set_by, set_at, since, until, reached_at)
            on conflict (id) do update set progress = excluded.progress, until = excluded.until,
                reached_at = excluded.reached_at""";

    private final Map<SessionId, Goal> now = new HashMap<>();
    private final Map<UUID, Goal> changed = new LinkedHashMap<>();

    /// @param row of gifts.goal, of a session whose log is locked: the goal that counts now
    public void read(ResultSet row) throws SQLException {
        Goal goal = goal(row);
        now.put(goal.session(), goal);
    }

    Optional<Goal> of(SessionId session) {
        return Optional.ofNullable(now.get(session));
    }

    void set(Goal goal) {
        now.put(goal.session(), goal);
        changed.put(goal.id(), goal);
    }

    /// @param last the last row that counts
    Goal close(Goal goal, long last) {
        Goal closed = goal.closed(last);
        now.remove(goal.session());
        changed.put(goal.id(), closed);
        return closed;
    }

    /// Counts a gift that is given and paid in this draft.
    public void count(SessionId session, UserId giver, long coins, Draft draft) {
        Goal before = now.get(session);
        if (before == null) {
            return;
        }
        Goal goal = before.plus(coins);
        if (goal.isReachedNow()) {
            goal = goal.reached(draft.now());
            draft.append(GoalRows.REACHED, giver, goal.view());
        }
        set(goal);
    }

    public void write(Bundle bundle) {
        // Those that are over come first: a session has one that counts.
        List<Goal> rows = changed.values().stream().sorted(Comparator.comparing(it -> it.until() == null)).toList();
        if (rows.isEmpty()) {
            return;
        }
        bundle.update(WRITE,
                rows.stream().map(Goal::id).toArray(UUID[]::new),
                rows.stream().map(it -> it.session().value()).toArray(UUID[]::new),
                rows.stream().map(Goal::title).toArray(String[]::new),
                rows.stream().map(Goal::target).toArray(Long[]::new),
                rows.stream().map(Goal::progress).toArray(Long[]::new),
                rows.stream().map(it -> it.setBy().value()).toArray(UUID[]::new),
                rows.stream().map(it -> it.setAt().toString()).toArray(String[]::new),
                rows.stream().map(Goal::since).toArray(Long[]::new),
                rows.stream().map(Goal::until).toArray(Long[]::new),
                rows.stream().map(it -> text(it.reachedAt())).toArray(String[]::new));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    static Goal goal(ResultSet row) throws SQLException {
        OffsetDateTime reachedAt = row.getObject("reached_at", OffsetDateTime.class);
        return new Goal(row.getObject("id", UUID.class), new SessionId(row.getObject("session_id", UUID.class)),
                row.getString("title"), row.getLong("target"), row.getLong("progress"),
                new UserId(row.getObject("set_by", UUID.class)),
                row.getObject("set_at", OffsetDateTime.class).toInstant(),
                row.getLong("since"), row.getObject("until", Long.class),
                reachedAt == null ? null : reachedAt.toInstant());
    }
}
