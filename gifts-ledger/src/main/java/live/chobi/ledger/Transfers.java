package live.chobi.ledger;

import java.util.List;
import java.util.UUID;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.schema.Database;
import org.jooq.impl.DSL;

/// Reads transfers, which never change: so a command can name the accounts of one before it locks them.
/// Virtual threads.
public final class Transfers {
    private final Database database;

    public Transfers(Database database) {
        this.database = database;
    }

    /// Empty where there is no such transfer.
    public List<Leg> legs(UUID id) {
        return database.read(db -> db.fetch(
                "select owner, type, amount from ledger.entry where transfer_id = {0} order by owner, type",
                DSL.val(id))
                .map(row -> new Leg(new AccountId(row.get("owner", UUID.class), row.get("type", Short.class)),
                        row.get("amount", Long.class))));
    }
}
