package live.chobi.users.follows;

import live.chobi.kernel.UserId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Two users and what is between them.
final class Pair {
    private Pair() {
    }

    /// One transaction at a time decides about two users, whichever of them asks: without it a follow that checked
    /// before a block committed would outlive the block. Held until the transaction ends.
    static void lock(DSLContext tx, UserId one, UserId other) {
        String pair = one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
        tx.select(DSL.field("pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val(pair))).execute();
    }
}
