package live.chobi.users.follows;

import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.users.privacy.Privacy;

/// `users.getFollowing`. Whom a user follows, the newest first. NOT_FOUND for an unknown user, FORBIDDEN `list_private`
/// where the user does not show it to this caller.
public final class GetFollowing implements Procedure<UserPage.Input, UserPage> {
    private final Accounts accounts;
    private final Follows follows;
    private final Privacy privacy;

    public GetFollowing(Accounts accounts, Follows follows, Privacy privacy) {
        this.accounts = accounts;
        this.follows = follows;
        this.privacy = privacy;
    }

    @Override
    public UserPage handle(Caller caller, UserPage.Input input) {
        privacy.requireLists(caller, input.userId());
        return UserPage.read(accounts, follows::newestFollowing, input);
    }
}
