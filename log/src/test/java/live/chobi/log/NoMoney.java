package live.chobi.log;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import live.chobi.schema.Bundle;

/// A ledger for commands that move no money.
final class NoMoney implements Postings {
    @Override
    public void open(Collection<AccountId> accounts) {
        requireNone(accounts);
    }

    @Override
    public Book lock(Bundle bundle, Collection<AccountId> accounts, Collection<Short> stripes) {
        requireNone(accounts);
        return new EmptyBook();
    }

    private static void requireNone(Collection<AccountId> accounts) {
        if (!accounts.isEmpty()) {
            throw new IllegalArgumentException("there is no money here: " + accounts);
        }
    }

    private static final class EmptyBook implements Book {
        @Override
        public long balance(AccountId account) {
            throw new IllegalArgumentException("not locked: " + account);
        }

        @Override
        public Outcome post(Transfer transfer, short stripe, Optional<UUID> log, long seq) {
            throw new IllegalArgumentException("not locked: " + transfer);
        }

        @Override
        public void rollback() {
            // Nothing was posted.
        }

        @Override
        public void keep() {
            // Nothing was posted.
        }

        @Override
        public void write(Bundle bundle) {
            // Nothing was posted.
        }
    }
}
