package live.chobi.users.follows;

import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `users.getFollowers`. Who follows a user, the newest first. NOT_FOUND for an unknown user.
public final class GetFollowers implements Procedure<UserPage.Input, UserPage> {
    private final Accounts accounts;
    private final Follows follows;

    public GetFollowers(Accounts accounts, Follows follows) {
        this.accounts = accounts;
        this.follows = follows;
    }

    @Override
    public UserPage handle(Caller caller, UserPage.Input input) {
        return UserPage.read(accounts, follows::newestFollowers, input);
    }
}
