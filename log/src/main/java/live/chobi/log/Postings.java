package live.chobi.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import org.jooq.DSLContext;

/// Money, as far as a command needs it. A port: the ledger implements it.
public interface Postings {
    /// One account: whose, and which of theirs. The ledger knows the types and the unit of each.
    record AccountId(UUID owner, short type) {}

    /// What one account of a transfer gains, or loses where it is negative.
    record Leg(AccountId account, long amount) {
        public Leg {
            if (amount == 0) {
                throw new IllegalArgumentException("a leg of 0 for " + account);
            }
        }
    }

    /// A movement of money whose legs sum to zero in each unit.
    ///
    /// @param kind what it is for, in snake_case: `gift`
    /// @param payer whose key and wallet it answers for; empty where nobody pays
    /// @param memo a record, written as JSON: what a statement needs to show
    record Transfer(UUID id, String kind, Optional<UserId> payer, List<Leg> legs, Object memo) {}

    /// Why a transfer is refused, in order of precedence: clients depend on the order.
    enum Refusal {
        ACCOUNT_FROZEN, INSUFFICIENT_FUNDS, OVERFLOW
    }

    /// A transfer's outcome.
    sealed interface Outcome {
        record Posted() implements Outcome {}

        record Refused(Refusal reason, AccountId account) implements Outcome {}
    }

    /// Makes sure that these accounts exist. Commits by itself, before a batch takes its locks.
    void open(Collection<AccountId> accounts);

    /// Locks these accounts, in an order that all writers share, and the chains of these stripes.
    Book lock(DSLContext tx, Collection<AccountId> accounts, Collection<Short> stripes);

    /// The locked accounts of one batch. Owner: the shard that runs the batch.
    interface Book {
        long balance(AccountId account);

        /// Decides a transfer against what earlier ones of the batch have left, and takes it in when it is posted. ///
        /// /// @param log the row it belongs to, with `seq`; 0 and empty where there is none
        Outcome post(Transfer transfer, short stripe, Optional<UUID> log, long seq);

        /// Everything posted since the last [#keep] is forgotten: its command was refused.
        void rollback();

        /// What was posted so far stays.
        void keep();

        /// Writes what was kept.
        void write(DSLContext tx);
    }
}
