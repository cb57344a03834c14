package live.chobi.users.follows;

import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `users.unblock`. Idempotent. Refusals: `own_account`, then NOT_FOUND.
public final class UnblockUser implements Procedure<BlockUser.Input, BlockUser.Output> {
    private final Accounts accounts;
    private final Blocks blocks;

    public UnblockUser(Accounts accounts, Blocks blocks) {
        this.accounts = accounts;
        this.blocks = blocks;
    }

    @Override
    public BlockUser.Output handle(Caller caller, BlockUser.Input input) {
        OtherUser.check(accounts, caller, input.userId());
        blocks.remove(caller.user(), input.userId());
        return new BlockUser.Output(false);
    }
}
