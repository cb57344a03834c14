package live.chobi.users.experience;

import static live.chobi.schema.generated.users.Tables.AWARDED;
import static live.chobi.schema.generated.users.Tables.PROFILE;
import static live.chobi.schema.generated.users.Tables.XP_TOTAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import live.chobi.users.experience.Awards.Award;
import live.chobi.users.experience.Awards.Kind;
import live.chobi.users.levels.Level;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// `users.getAwards`. What can be awarded and what of it a user has, their own or another's; how far one is on the way
/// is told of oneself alone. Refusal: NOT_FOUND `user_not_found`.
public final class GetAwards implements Procedure<GetAwards.Input, GetAwards.Output> {
    /// @param userId absent: the caller; a guest learns what there is
    public record Input(@Nullable UserId userId) {}

    public record Output(List<Item> items, @Nullable String nextCursor) {}

    /// @param threshold that `progress` must reach
    /// @param xp that it brings
    /// @param progress one's own alone
    /// @param awardedAt absent: not yet
    public record Item(String code, Kind kind, Titles name, long threshold, int xp,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long progress,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant awardedAt) {}

    private record Sum(long events, long units, long unitsMax) {}

    private final Database database;
    private final Accounts accounts;

    public GetAwards(Database database, Accounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        @Nullable
        UserId user = input.userId() == null
                ? caller.userIfAny().orElse(null)
                : accounts.viewOrRefuse(input.userId()).id();
        return database.read(sql -> user == null
                ? new Output(Awards.all(sql).stream().map(it -> item(it, null, null)).toList(), null)
                : new Output(of(sql, user, caller.is(user)), null));
    }

    private static List<Item> of(DSLContext sql, UserId user, boolean own) {
        Map<String, OffsetDateTime> awarded = sql.select(AWARDED.CODE, AWARDED.AT).from(AWARDED)
                .where(AWARDED.USER_ID.eq(user.value())).fetchMap(AWARDED.CODE, AWARDED.AT);
        Map<String, Sum> sums = own ? sums(sql, user.value()) : Map.of();
        long xp = sql.select(PROFILE.XP).from(PROFILE).where(PROFILE.USER_ID.eq(user.value())).fetchOptional()
                .map(it -> it.value1()).orElse(0L);
        return Awards.all(sql).stream()
                .map(it -> item(it, own ? progress(it, sums, xp) : null, awarded.get(it.code()))).toList();
    }

    private static Map<String, Sum> sums(DSLContext sql, UUID user) {
        return sql.selectFrom(XP_TOTAL).where(XP_TOTAL.USER_ID.eq(user)).fetchMap(XP_TOTAL.RULE,
                row -> new Sum(row.getEvents(), row.getUnits(), row.getUnitsMax()));
    }

    private static long progress(Award award, Map<String, Sum> sums, long xp) {
        if (award.rule().isEmpty()) {
            return Level.of(xp);
        }
        Sum sum = sums.getOrDefault(award.rule().get(), new Sum(0, 0, 0));
        return switch (award.measure().orElseThrow()) {
            case EVENTS -> sum.events();
            case UNITS -> sum.units();
            case UNITS_MAX -> sum.unitsMax();
        };
    }

    private static Item item(Award award, @Nullable Long progress, @Nullable OffsetDateTime at) {
        return new Item(award.code(), award.kind(), award.name(), award.threshold(), award.points(), progress,
                at == null ? null : at.toInstant());
    }
}
