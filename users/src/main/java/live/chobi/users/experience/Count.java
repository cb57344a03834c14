package live.chobi.users.experience;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// One batch of deeds on its way into the tables: what is there of their causes, days and totals is read once, counted
/// in memory in the order of the deeds, and written with one statement for each table. Of one thread, for one use.
final class Count {
    private record Cause(UserId user, String rule, String cause) {}

    private record Day(UserId user, String rule, LocalDate day) {}

    private record Sum(UserId user, String rule) {}

    /// Of one cause. `session` and `lastSeq` are null for what happened once.
    private static final class Grant {
        final UUID id;
        final @Nullable UUID session;
        @Nullable
        Long lastSeq;
        int events;
        long units;
        long points;
        final Instant firstAt;
        Instant lastAt;

        Grant(UUID id, @Nullable UUID session, Instant firstAt) {
            this.id = id;
            this.session = session;
            this.firstAt = firstAt;
            this.lastAt = firstAt;
        }
    }

    private static final class Total {
        long events;
        long units;
        long unitsMax;
    }

    private final DSLContext tx;
    private final Map<String, Rule> rules;
    private final List<Deed> deeds;
    private final Map<Cause, Grant> grants = new LinkedHashMap<>();
    private final Map<Day, Long> days = new LinkedHashMap<>();
    private final Map<Sum, Total> totals = new LinkedHashMap<>();
    private final Map<UserId, Long> gained = new LinkedHashMap<>();

    /// @param deeds of rules that there are not bring nothing
    Count(DSLContext tx, Map<String, Rule> rules, List<Deed> deeds) {
        this.tx = tx;
        this.rules = rules;
        this.deeds = deeds.stream().filter(it -> rules.containsKey(it.rule())).toList();
    }

    /// Says for whom anything was counted.
    Set<UserId> write() {
        if (deeds.isEmpty()) {
            return Set.of();
        }
        Map<Cause, Grant> known = readGrants();
        Map<Day, Long> today = readDays();
        Map<Sum, Total> before = readTotals();
        for (Deed deed : deeds) {
            count(deed, known, today, before);
        }
        if (!grants.isEmpty()) {
            writeGrants();
            writeDays();
            writeTotals();
            writeProfiles();
        }
        return gained.keySet();
    }

    private void count(Deed deed, Map<Cause, Grant> known, Map<Day, Long> today, Map<Sum, Total> before) {
        Cause cause = new Cause(deed.user(), deed.rule(), deed.cause());
        Grant grant = known.get(cause);
        Long seq = deed.place().map(Deed.Place::seq).orElse(null);
        if (grant != null && (seq == null || (grant.lastSeq != null && grant.lastSeq >= seq))) {
            return; // it counted before
        }
        if (grant == null) {
            grant = new Grant(Uuid7.next(), deed.place().map(Deed.Place::session).orElse(null), deed.at());
            known.put(cause, grant);
        }
        Rule rule = Objects.requireNonNull(rules.get(deed.rule()));
        Day day = new Day(deed.user(), deed.rule(), LocalDate.ofInstant(deed.at(), ZoneOffset.UTC));
        long had = today.getOrDefault(day, 0L);
        long points = deed.rule().equals(Deed.AWARDED) ? deed.units() : rule.points(1, grant.units, deed.units());
        long left = rule.dailyMax() == null ? Long.MAX_VALUE : Math.max(0, rule.dailyMax() - had);
        long granted = Math.min(points, left);
        grant.lastSeq = seq;
        grant.events++;
        grant.units += deed.units();
        grant.points += granted;
        grant.lastAt = deed.at();
        today.put(day, had + granted);
        Total total = before.computeIfAbsent(new Sum(deed.user(), deed.rule()), _ -> new Total());
        total.events++;
        total.units += deed.units();
        total.unitsMax = Math.max(total.unitsMax, grant.units);
        grants.put(cause, grant);
        days.put(day, had + granted);
        totals.put(new Sum(deed.user(), deed.rule()), total);
        gained.merge(deed.user(), granted, Long::sum);
    }

    private Map<Cause, Grant> readGrants() {
        Map<Cause, Grant> found = new HashMap<>();
        tx.fetch("""
                select g.* from users.xp_grant g
                join (select distinct * from unnest({0}::uuid[], {1}::text[], {2}::text[])) as t (u, r, c)
                  on g.user_id = t.u and g.rule = t.r and g.cause = t.c
                """, uuids(deeds, it -> it.user().value()), texts(deeds, Deed::rule), texts(deeds, Deed::cause))
                .forEach(row -> {
                    Grant grant = new Grant(row.get("id", UUID.class), row.get("session_id", UUID.class),
                            row.get("first_at", OffsetDateTime.class).toInstant());
                    grant.lastSeq = row.get("last_seq", Long.class);
                    grant.events = row.get("events", Integer.class);
                    grant.units = row.get("units", Long.class);
                    grant.points = row.get("points", Long.class);
                    found.put(new Cause(new UserId(row.get("user_id", UUID.class)), row.get("rule", String.class),
                            row.get("cause", String.class)), grant);
                });
        return found;
    }

    private Map<Day, Long> readDays() {
        Map<Day, Long> found = new HashMap<>();
        tx.fetch("""
                select d.* from users.xp_day d
                join (select distinct * from unnest({0}::uuid[], {1}::text[], {2}::date[])) as t (u, r, c)
                  on d.user_id = t.u and d.rule = t.r and d.day = t.c
                """, uuids(deeds, it -> it.user().value()), texts(deeds, Deed::rule),
                texts(deeds, it -> LocalDate.ofInstant(it.at(), ZoneOffset.UTC).toString()))
                .forEach(row -> found.put(new Day(new UserId(row.get("user_id", UUID.class)),
                        row.get("rule", String.class), row.get("day", LocalDate.class)),
                        row.get("points", Long.class)));
        return found;
    }

    private Map<Sum, Total> readTotals() {
        Map<Sum, Total> found = new HashMap<>();
        tx.fetch("""
                select s.* from users.xp_total s
                join (select distinct * from unnest({0}::uuid[], {1}::text[])) as t (u, r)
                  on s.user_id = t.u and s.rule = t.r
                """, uuids(deeds, it -> it.user().value()), texts(deeds, Deed::rule)).forEach(row -> {
            Total total = new Total();
            total.events = row.get("events", Long.class);
            total.units = row.get("units", Long.class);
            total.unitsMax = row.get("units_max", Long.class);
            found.put(new Sum(new UserId(row.get("user_id", UUID.class)), row.get("rule", String.class)), total);
        });
        return found;
    }

    private void writeGrants() {
        Collection<Cause> causes = grants.keySet();
        Collection<Grant> all = grants.values();
        tx.execute("""
                insert into users.xp_grant as g (id, user_id, rule, cause, session_id, last_seq, events, units, points,
                    first_at, last_at)
                select * from unnest({0}::uuid[], {1}::uuid[], {2}::text[], {3}::text[], {4}::uuid[], {5}::bigint[],
                    {6}::int[], {7}::bigint[], {8}::int[], {9}::timestamptz[], {10}::timestamptz[])
                on conflict (user_id, rule, cause) do update set last_seq = excluded.last_seq,
                    events = excluded.events, units = excluded.units, points = excluded.points,
                    last_at = excluded.last_at
                """, uuids(all, it -> it.id), uuids(causes, it -> it.user().value()), texts(causes, Cause::rule),
                texts(causes, Cause::cause), uuids(all, it -> it.session), numbers(all, it -> it.lastSeq),
                numbers(all, it -> (long) it.events), numbers(all, it -> it.units), numbers(all, it -> it.points),
                texts(all, it -> it.firstAt.toString()), texts(all, it -> it.lastAt.toString()));
    }

    private void writeDays() {
        tx.execute("""
                insert into users.xp_day (user_id, rule, day, points)
                select * from unnest({0}::uuid[], {1}::text[], {2}::date[], {3}::int[])
                on conflict (user_id, rule, day) do update set points = excluded.points
                """, uuids(days.keySet(), it -> it.user().value()), texts(days.keySet(), Day::rule),
                texts(days.keySet(), it -> it.day().toString()), numbers(days.values(), it -> it));
    }

    private void writeTotals() {
        tx.execute("""
                insert into users.xp_total (user_id, rule, events, units, units_max)
                select * from unnest({0}::uuid[], {1}::text[], {2}::bigint[], {3}::bigint[], {4}::bigint[])
                on conflict (user_id, rule) do update set events = excluded.events, units = excluded.units,
                    units_max = excluded.units_max
                """, uuids(totals.keySet(), it -> it.user().value()), texts(totals.keySet(), Sum::rule),
                numbers(totals.values(), it -> it.events), numbers(totals.values(), it -> it.units),
                numbers(totals.values(), it -> it.unitsMax));
    }

    /// The sum that profiles show; in one order, since others write to profiles too.
    private void writeProfiles() {
        List<Map.Entry<UserId, Long>> all = gained.entrySet().stream().filter(it -> it.getValue() > 0).toList();
        if (!all.isEmpty()) {
            tx.execute("""
                    insert into users.profile (user_id, xp)
                    select * from unnest({0}::uuid[], {1}::bigint[]) as t (u, p) order by u
                    on conflict (user_id) do update set xp = profile.xp + excluded.xp
                    """, uuids(all, it -> it.getKey().value()), numbers(all, Map.Entry::getValue));
        }
    }

    private static <T> Field<UUID[]> uuids(Collection<T> all, Function<T, @Nullable UUID> of) {
        return DSL.val(all.stream().map(of).toArray(UUID[]::new));
    }

    private static <T> Field<String[]> texts(Collection<T> all, Function<T, String> of) {
        return DSL.val(all.stream().map(of).toArray(String[]::new));
    }

    private static <T> Field<Long[]> numbers(Collection<T> all, Function<T, @Nullable Long> of) {
        return DSL.val(new ArrayList<>(all).stream().map(of).toArray(Long[]::new));
    }
}
