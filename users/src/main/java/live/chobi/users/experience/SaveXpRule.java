package live.chobi.users.experience;

import static live.chobi.schema.generated.users.Tables.XP_RULE;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// `users.saveXpRule`: an administrator changes what a deed brings from now on; what was granted stays. Which deeds
/// there are is the server's to know. Refusals: bad input by field, then NOT_FOUND `rule_not_found`.
public final class SaveXpRule implements Procedure<SaveXpRule.Input, SaveXpRule.Output> {
    private static final int MAX = 1_000_000;

    /// @param unitsPerPoint absent: units bring nothing
    /// @param dailyMax absent: no limit
    public record Input(
            @NotNull(message = "is required") @Size(max = 40, message = "must have at most {max} characters") String code,
            @NotNull(message = "is required") @Valid Titles name,
            @NotNull(message = "is required") @Min(value = 0, message = "must be from 0 to 1000000") @Max(value = MAX, message = "must be from 0 to 1000000") Integer points,
            @Min(value = 1, message = "must be from 1 to 1000000") @Max(value = MAX, message = "must be from 1 to 1000000") @Nullable Integer unitsPerPoint,
            @Min(value = 0, message = "must be from 0 to 1000000000") @Max(value = 1_000_000_000, message = "must be from 0 to 1000000000") @Nullable Integer dailyMax) {}

    public record Output(XpRuleView rule) {}

    private final Database database;

    public SaveXpRule(Database database) {
        this.database = database;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        int changed = database.transaction(tx -> tx.update(XP_RULE).set(XP_RULE.POINTS, input.points())
                .set(XP_RULE.UNITS_PER_POINT, input.unitsPerPoint()).set(XP_RULE.DAILY_MAX, input.dailyMax())
                .set(XP_RULE.NAME_EN, input.name().en()).set(XP_RULE.NAME_AR, input.name().ar())
                .where(XP_RULE.CODE.eq(input.code())).execute());
        if (changed == 0) {
            throw Problem.notFound("rule", input.code());
        }
        return new Output(XpRuleView.of(Objects.requireNonNull(
                database.read(Experience::rules).get(input.code()))));
    }
}
