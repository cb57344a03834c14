package live.chobi.users.experience;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A rule as it is shown.
///
/// @param code what happened
/// @param points whenever it happened
/// @param unitsPerPoint coins or viewers for one more point; absent: they bring none
/// @param dailyMax points of one user in a day (UTC); absent: no limit
public record XpRuleView(String code, Titles name, int points,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer unitsPerPoint,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer dailyMax) {
    static XpRuleView of(Rule rule) {
        return new XpRuleView(rule.code(), rule.name(), rule.points(), rule.unitsPerPoint(), rule.dailyMax());
    }
}
