package live.chobi.users.experience;

import static live.chobi.schema.generated.users.Tables.PROFILE;
import static live.chobi.schema.generated.users.Tables.XP_GRANT;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import live.chobi.schema.generated.users.tables.records.XpGrantRecord;
import live.chobi.users.levels.Level;
import org.jspecify.annotations.Nullable;

/// `users.getExperience`. The caller's points, and what each of them came of, the newest first. Refusal: bad cursor.
public final class GetExperience implements Procedure<GetExperience.Input, GetExperience.Output> {
    private static final int LIMIT = 50;

    public record Input(
            @Min(value = 1, message = "must be from 1 to 100") @Max(value = 100, message = "must be from 1 to 100") @Nullable Integer limit,
            @Nullable String cursor) {}

    /// @param levelAt points at which this level began
    /// @param nextLevelAt points at which the next one begins
    public record Output(long xp, int level, long levelAt, long nextLevelAt, List<Grant> items,
            @Nullable String nextCursor) {}

    /// What points came of.
    ///
    /// @param rule its code
    /// @param name of the rule
    /// @param cause whom, which session, which award
    /// @param sessionId absent for what belongs to no session
    /// @param events how often it happened
    /// @param units coins or viewers
    /// @param xp with the limit of the day taken off
    public record Grant(UUID id, String rule, Titles name, String cause,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID sessionId, int events, long units, int xp,
            Instant firstAt, Instant lastAt) {}

    private final Database database;

    public GetExperience(Database database) {
        this.database = database;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Optional<UUID> before = Optional.ofNullable(input.cursor()).map(it -> Uuid7.parse(it).orElseThrow(
                () -> Problem.badInput("cursor", "must be a nextCursor of this list, got '" + Problem.quotable(it)
                        + "'")));
        int limit = Optional.ofNullable(input.limit()).orElse(LIMIT);
        UUID user = caller.user().value();
        return database.read(sql -> {
            Map<String, Rule> rules = Experience.rules(sql);
            long xp = sql.select(PROFILE.XP).from(PROFILE).where(PROFILE.USER_ID.eq(user)).fetchOptional()
                    .map(it -> it.value1()).orElse(0L);
            List<Grant> found = sql.selectFrom(XP_GRANT).where(XP_GRANT.USER_ID.eq(user))
                    .and(before.map(XP_GRANT.ID::lt).orElse(org.jooq.impl.DSL.noCondition()))
                    .orderBy(XP_GRANT.ID.desc()).limit(limit + 1).fetch(row -> grant(row, rules));
            int level = Level.of(xp);
            boolean more = found.size() > limit;
            return new Output(xp, level, Level.startOf(level), Level.startOf(level + 1),
                    more ? found.subList(0, limit) : found, more ? found.get(limit - 1).id().toString() : null);
        });
    }

    private static Grant grant(XpGrantRecord row, Map<String, Rule> rules) {
        return new Grant(row.getId(), row.getRule(), Objects.requireNonNull(rules.get(row.getRule())).name(),
                row.getCause(), row.getSessionId(), row.getEvents(), row.getUnits(), row.getPoints(),
                row.getFirstAt().toInstant(), row.getLastAt().toInstant());
    }
}
