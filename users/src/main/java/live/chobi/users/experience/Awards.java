package live.chobi.users.experience;

import static live.chobi.schema.generated.users.Tables.AWARD;
import static live.chobi.schema.generated.users.Tables.AWARDED;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.chobi.kernel.UserId;
import live.chobi.users.levels.Level;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What is awarded for what was counted. Virtual threads.
public final class Awards {
    enum Kind {
        ACHIEVEMENT,
        /// Is worn beside the name.
        BADGE
    }

    enum Measure {
        EVENTS, UNITS,
        /// Of the greatest cause: of one session, not of all.
        UNITS_MAX
    }

    /// @param rule empty: of the level
    record Award(String code, Kind kind, Optional<String> rule, Optional<Measure> measure, long threshold, int points,
            Titles name) {
        /// The least that is enough: of a level its first point.
        long least() {
            return rule.isPresent() ? threshold : Level.startOf(Math.toIntExact(threshold));
        }
    }

    private Awards() {
    }

    static List<Award> all(DSLContext sql) {
        return sql.selectFrom(AWARD).orderBy(AWARD.KIND, AWARD.RULE.nullsLast(), AWARD.THRESHOLD, AWARD.CODE)
                .fetch(row -> new Award(row.getCode(), Kind.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(row.getRule()),
                        Optional.ofNullable(row.getMeasure()).map(it -> Measure.valueOf(it.toUpperCase(Locale.ROOT))),
                        row.getThreshold(), row.getPoints(), new Titles(row.getNameEn(), row.getNameAr())));
    }

    /// Awards these users what they have reached and do not have. Says what of it brings points.
    static List<Deed> give(DSLContext tx, Collection<UserId> users, Instant at) {
        if (users.isEmpty()) {
            return List.of();
        }
        Map<String, Award> all = all(tx).stream().collect(Collectors.toMap(Award::code, Function.identity()));
        return tx
                .fetch("""
                        insert into users.awarded (user_id, code, at)
                        select u, a.code, {1}
                        from unnest({0}::uuid[]) as t (u)
                        cross join unnest({2}::text[], {3}::text[], {4}::text[], {5}::bigint[]) as a (code, rule, measure, least)
                        left join users.profile p on p.user_id = u
                        left join users.xp_total s on s.user_id = u and s.rule = a.rule
                        where case when a.rule is null then coalesce(p.xp, 0)
                                   when a.measure = 'EVENTS' then s.events
                                   when a.measure = 'UNITS' then s.units
                                   else s.units_max end >= a.least
                        order by 1, 2
                        on conflict do nothing returning user_id, code
                        """,
                        DSL.val(users.stream().map(UserId::value).toArray(UUID[]::new)),
                        DSL.val(at.atOffset(ZoneOffset.UTC)), texts(all.values(), Award::code),
                        texts(all.values(), it -> it.rule().orElse(null)),
                        texts(all.values(), it -> it.measure().map(Enum::name).orElse(null)),
                        DSL.val(all.values().stream().map(Award::least).toArray(Long[]::new)))
                .stream()
                .map(row -> deed(new UserId(row.get("user_id", UUID.class)),
                        Objects.requireNonNull(all.get(row.get("code", String.class))), at))
                .filter(it -> it.units() > 0).toList();
    }

    private static Deed deed(UserId user, Award award, Instant at) {
        return new Deed(user, Deed.AWARDED, award.code(), award.points(), Optional.empty(), at);
    }

    private static Field<String[]> texts(Collection<Award> awards, Function<Award, @Nullable String> of) {
        return DSL.val(awards.stream().map(of).toArray(String[]::new));
    }

    /// Codes of what this user was awarded, the first first.
    public record Codes(List<String> badges, List<String> achievements) {
        public static Codes of(DSLContext sql, UserId user) {
            var rows = sql.select(AWARDED.CODE, AWARD.KIND).from(AWARDED).join(AWARD).on(AWARD.CODE.eq(AWARDED.CODE))
                    .where(AWARDED.USER_ID.eq(user.value())).orderBy(AWARDED.AT, AWARDED.CODE).fetch();
            return new Codes(rows.stream().filter(it -> it.value2().equals("badge")).map(it -> it.value1()).toList(),
                    rows.stream().filter(it -> it.value2().equals("achievement")).map(it -> it.value1()).toList());
        }
    }
}
