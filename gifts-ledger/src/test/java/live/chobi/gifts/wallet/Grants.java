package live.chobi.gifts.wallet;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import live.chobi.kernel.UserId;
import live.chobi.log.Sequencer;

/// Grants that are not waited for.
public final class Grants {
    private Grants() {
    }

    /// The transfer's id.
    public static CompletableFuture<UUID> submit(Sequencer sequencer, UserId to, long coins, UserId by, String key) {
        return sequencer.submit(new GrantCoins.Rule(), new GrantCoins(to, coins, by, "test", key))
                .thenApply(GrantCoins.Answer::transactionId);
    }
}
