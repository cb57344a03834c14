package live.chobi.users.follows;

import jakarta.validation.constraints.NotNull;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;

/// `users.follow`. Idempotent. Refusals: `own_account`, then NOT_FOUND, then `blocked` when either has blocked
/// the other.
public final class FollowUser implements Procedure<FollowUser.Input, FollowUser.Output> {
    public record Input(@NotNull(message = "is required") UserId userId) {}

    /// @param following whether the caller follows the user now
    /// @param followers how many follow the user now
    public record Output(boolean following, int followers) {}

    private final Accounts accounts;
    private final Follows follows;

    public FollowUser(Accounts accounts, Follows follows) {
        this.accounts = accounts;
        this.follows = follows;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        OtherUser.check(accounts, caller, input.userId());
        if (!follows.add(caller.user(), input.userId())) {
            throw Problem.refused("blocked", "one of you has blocked the other");
        }
        return new Output(true, follows.followersOf(input.userId()));
    }
}
