package live.chobi.users.profiles;

import live.chobi.kernel.UserId;

/// What a profile shows its owner of their money. Supplied from the ledger.
public interface Wallet {
    Balances of(UserId user);

    /// Whole coins and whole diamonds.
    record Balances(long coins, long diamonds) {}
}
