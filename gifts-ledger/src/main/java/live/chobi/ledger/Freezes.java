package live.chobi.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.log.Postings.AccountId;
import live.chobi.schema.Database;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Freezes accounts and thaws them; each time with a reason and a name, which stay. A frozen account neither spends nor
/// gains, but can be put right: by reversals and corrections, and by what its holds give back. Virtual threads.
public final class Freezes {
    private final Database database;
    private final Ledger ledger;

    public Freezes(Database database) {
        this.database = database;
        this.ledger = new Ledger(database);
    }

    /// @param by who decided it
    public record Line(boolean frozen, String reason, UUID by) {}

    /// False when it is so already. A batch that has the account locked comes first.
    ///
    /// @param reason 1 to 500 characters
    public boolean set(AccountId account, boolean frozen, String reason, UserId by) {
        ledger.open(List.of(account));
        return database.transaction(tx -> {
            // A later statement than the lock: it then sees what the one before has written.
            Record locked = tx.fetchSingle("""
                    select frozen from ledger.account where owner = {0} and type = {1} for no key update
                    """, DSL.val(account.owner()), DSL.val(account.type()));
            return locked.get("frozen", Boolean.class) != frozen && tx.execute("""
                    insert into ledger.freeze (owner, type, no, frozen, reason, by)
                    select {0}, {1}, coalesce(max(no), 0) + 1, {2}, {3}, {4} from ledger.freeze
                    where owner = {0} and type = {1}
                    """, DSL.val(account.owner()), DSL.val(account.type()), DSL.val(frozen), DSL.val(reason),
                    DSL.val(by.value())) == 1;
        });
    }

    /// The newest line; empty where the account was never frozen.
    public Optional<Line> newest(AccountId account) {
        return database.read(db -> db.fetchOptional("""
                select frozen, reason, by from ledger.freeze where owner = {0} and type = {1} order by no desc limit 1
                """, DSL.val(account.owner()), DSL.val(account.type()))
                .map(row -> new Line(row.get("frozen", Boolean.class), row.get("reason", String.class),
                        row.get("by", UUID.class))));
    }
}
