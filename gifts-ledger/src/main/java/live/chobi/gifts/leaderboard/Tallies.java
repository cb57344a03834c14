package live.chobi.gifts.leaderboard;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Adds to the tallies: one row for each giver of a batch and each ranking that they stand in, however many gifts.
final class Tallies {
    private record Place(UUID scope, Period period, LocalDate start, UUID giver) {}

    private record Sum(long coins, long gifts) {
        Sum plus(Sum other) {
            return new Sum(Math.addExact(coins, other.coins), Math.addExact(gifts, other.gifts));
        }
    }

    private Tallies() {
    }

    /// @param privateSessions those whose gifts stand in no channel's ranking
    static void add(DSLContext tx, Collection<Given> given, Set<UUID> privateSessions) {
        Map<Place, Sum> sums = new LinkedHashMap<>();
        for (Given one : given) {
            Sum sum = new Sum(one.coins(), one.gifts());
            for (Period period : Period.values()) {
                LocalDate start = period.firstDay(one.at());
                sums.merge(new Place(one.session(), period, start, one.giver()), sum, Sum::plus);
                if (!privateSessions.contains(one.session())) {
                    sums.merge(new Place(one.host(), period, start, one.giver()), sum, Sum::plus);
                }
            }
        }
        if (!sums.isEmpty()) {
            write(tx, List.copyOf(sums.entrySet()));
        }
    }

    private static void write(DSLContext tx, List<Map.Entry<Place, Sum>> rows) {
        tx.execute("""
                insert into gifts.tally (scope, period, start, giver, coins, gifts)
                select scope, period, start::date, giver, coins, gifts
                from unnest({0}::uuid[], {1}::text[], {2}::text[], {3}::uuid[], {4}::bigint[], {5}::bigint[])
                    as t (scope, period, start, giver, coins, gifts)
                on conflict (scope, period, start, giver)
                    do update set coins = tally.coins + excluded.coins, gifts = tally.gifts + excluded.gifts
                """, ids(rows.stream().map(it -> it.getKey().scope()).toList()),
                DSL.val(rows.stream().map(it -> it.getKey().period().stored()).toArray(String[]::new)),
                DSL.val(rows.stream().map(it -> it.getKey().start().toString()).toArray(String[]::new)),
                ids(rows.stream().map(it -> it.getKey().giver()).toList()),
                DSL.val(rows.stream().map(it -> it.getValue().coins()).toArray(Long[]::new)),
                DSL.val(rows.stream().map(it -> it.getValue().gifts()).toArray(Long[]::new)));
    }

    private static Field<?> ids(List<UUID> ids) {
        return DSL.val(ids.toArray(UUID[]::new));
    }
}
