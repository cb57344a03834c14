package live.chobi.ledger;

import static live.chobi.schema.generated.ledger.Tables.ACCOUNT;

import live.chobi.kernel.UserId;
import live.chobi.schema.Database;

/// Reads what users own. Virtual threads.
public final class Balances {
    private final Database database;

    public Balances(Database database) {
        this.database = database;
    }

    /// 0 where the account was never used.
    public long of(UserId owner, AccountType type) {
        return database.read(db -> db.select(ACCOUNT.BALANCE).from(ACCOUNT).where(ACCOUNT.OWNER.eq(owner.value()))
                .and(ACCOUNT.TYPE.eq(type.code())).fetchOptional(ACCOUNT.BALANCE)).orElse(0L);
    }
}
