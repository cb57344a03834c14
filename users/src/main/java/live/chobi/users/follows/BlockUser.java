package live.chobi.users.follows;

import jakarta.validation.constraints.NotNull;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;

/// `users.block`. Idempotent. Both stop following each other. Refusals: `own_account`, then NOT_FOUND.
public final class BlockUser implements Procedure<BlockUser.Input, BlockUser.Output> {
    public record Input(@NotNull(message = "is required") UserId userId) {}

    /// @param blocked whether the caller blocks the user now
    public record Output(boolean blocked) {}

    private final Accounts accounts;
    private final Blocks blocks;

    public BlockUser(Accounts accounts, Blocks blocks) {
        this.accounts = accounts;
        this.blocks = blocks;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        OtherUser.check(accounts, caller, input.userId());
        blocks.add(caller.user(), input.userId());
        return new Output(true);
    }
}
