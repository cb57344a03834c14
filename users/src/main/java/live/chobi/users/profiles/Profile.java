package live.chobi.users.profiles;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A user's page. Flat, as the contract has it.
///
/// @param avatarUrl null: none
/// @param coins the owner's own view only, and so `diamonds` and `settings`; absent for others
/// @param badges codes of what was awarded, as `achievements`
/// @param followedByMe whether a signed-in caller follows this user; absent for guests and oneself
public record Profile(UserId id, String username, String displayName, String bio, @Nullable String avatarUrl, int level,
        long xp, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long coins,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long diamonds, Stats stats, List<String> badges,
        List<String> achievements,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, @Nullable Object> settings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean followedByMe) {

    /// @param streams how many sessions of this user went live
    public record Stats(int followers, int following, int streams) {}
}
