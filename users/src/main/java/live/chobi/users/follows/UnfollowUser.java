package live.chobi.users.follows;

import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `users.unfollow`. Idempotent. Refusals: `own_account`, then NOT_FOUND.
public final class UnfollowUser implements Procedure<FollowUser.Input, FollowUser.Output> {
    private final Accounts accounts;
    private final Follows follows;

    public UnfollowUser(Accounts accounts, Follows follows) {
        this.accounts = accounts;
        this.follows = follows;
    }

    @Override
    public FollowUser.Output handle(Caller caller, FollowUser.Input input) {
        OtherUser.check(accounts, caller, input.userId());
        follows.remove(caller.user(), input.userId());
        return new FollowUser.Output(false, follows.followersOf(input.userId()));
    }
}
