package live.chobi.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.schema.Bundle;

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

    /// What a transfer has to do with an earlier one. The number is stored with money: it is never changed or
    /// used again.
    enum Relation {
        /// Gives back an ordinary transfer, or a part of it.
        REVERSES(1),
        /// Puts right what a reversal cannot.
        CORRECTS(2),
        /// Takes from what a hold keeps.
        SETTLES(3),
        /// Gives back what a hold keeps.
        VOIDS(4),
        /// Gives back what a hold keeps, since its time is over.
        EXPIRES(5),
        /// Is the placing of a hold; its subject is itself.
        HOLDS(6);

        private final short code;

        Relation(int code) {
            this.code = (short) code;
        }

        public short code() {
            return code;
        }

        /// A frozen account can be put right, but neither spends nor gains.
        public boolean passesFreeze() {
            return this == REVERSES || this == CORRECTS || this == VOIDS || this == EXPIRES;
        }
    }

    /// @param subject the transfer it is about; a hold is named by the transfer that placed it
    record Link(Relation relation, UUID subject) {}

    /// A movement of money whose legs sum to zero in each unit.
    ///
    /// @param kind what it is for, in snake_case: `gift`
    /// @param payer whose key and wallet it answers for; empty where nobody pays
    /// @param memo a record, written as JSON: what a statement needs to show
    record Transfer(UUID id, String kind, Optional<UserId> payer, List<Leg> legs, Object memo, Optional<Link> link) {
        /// About itself alone.
        public Transfer(UUID id, String kind, Optional<UserId> payer, List<Leg> legs, Object memo) {
            this(id, kind, payer, legs, memo, Optional.empty());
        }
    }

    /// Why money does not move, in order of precedence: where several hold, the first is told, and clients depend on
    /// that. Before all of them comes the key: one that was used before gives its old answer,
    /// or `idempotency_key_reused`.
    enum Refusal {
        /// There is no such transfer or hold.
        SUBJECT_NOT_FOUND("transfer_not_found", "there is no such transfer"),
        /// A hold, or a transfer that is about another, cannot be reversed: void the one, correct the other.
        NOT_REVERSIBLE("not_reversible", "this transfer cannot be reversed"),
        /// The hold was settled, voided, or its time is over.
        HOLD_CLOSED("hold_closed", "this hold keeps nothing any more"),
        /// More than the hold still keeps.
        EXCEEDS_HOLD("exceeds_hold", "this is more than the hold keeps"),
        /// More than the original moved, together with what was given back before.
        EXCEEDS_ORIGINAL("exceeds_original", "this is more than is left to give back"), ACCOUNT_FROZEN("account_frozen",
                "an account is frozen"), INSUFFICIENT_FUNDS("insufficient_funds", "there is too little in the account"),
        /// An account would hold more than a 64-bit number can say.
        OVERFLOW("balance_limit", "the sum is beyond what an account can hold");

        private final String reason;
        private final String message;

        Refusal(String reason, String message) {
            this.reason = reason;
            this.message = message;
        }

        /// What clients see.
        public String reason() {
            return reason;
        }

        public Problem problem() {
            return Problem.refused(reason, message);
        }
    }

    /// A transfer's outcome.
    sealed interface Outcome {
        record Posted() implements Outcome {}

        record Refused(Refusal reason, AccountId account) implements Outcome {}
    }

    /// Makes sure that these accounts exist. Commits by itself, before a batch takes its locks.
    void open(Collection<AccountId> accounts);

    /// Locks these accounts, in an order that all writers share, and the chains of these stripes. The book knows them
    /// when the bundle has run.
    Book lock(Bundle bundle, Collection<AccountId> accounts, Collection<Short> stripes);

    /// The locked accounts of one batch. Owner: the shard that runs the batch.
    interface Book {
        long balance(AccountId account);

        /// Decides a transfer against what earlier ones of the batch have left, and takes it in when it is posted.
        ///
        /// @param log the row it belongs to, with `seq`; 0 and empty where there is none
        Outcome post(Transfer transfer, short stripe, Optional<UUID> log, long seq);

        /// Everything posted since the last [#keep] is forgotten: its command was refused.
        void rollback();

        /// What was posted so far stays.
        void keep();

        /// Writes what was kept.
        void write(Bundle bundle);
    }
}
