package live.chobi.gifts.statement;

import live.chobi.ledger.AccountType;

/// Which of a user's accounts.
public enum StatementKind {
    COINS, DIAMONDS;

    AccountType account() {
        return switch (this) {
            case COINS -> AccountType.WALLET;
            case DIAMONDS -> AccountType.EARNINGS;
        };
    }
}
