package live.chobi.users.follows;

import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;

/// The rule that following and blocking share: it is somebody else, and they exist.
final class OtherUser {
    private OtherUser() {
    }

    static void check(Accounts accounts, Caller caller, UserId other) {
        if (caller.user().equals(other)) {
            throw Problem.refused("own_account", "this is your own account");
        }
        var _ = accounts.viewOrRefuse(other);
    }
}
