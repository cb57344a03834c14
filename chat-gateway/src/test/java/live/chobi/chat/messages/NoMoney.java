package live.chobi.chat.messages;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import live.chobi.log.Postings;
import live.chobi.schema.Bundle;

/// For commands that move no money: everything else is a mistake.
public final class NoMoney implements Postings {
    @Override
    public void open(Collection<AccountId> accounts) {
        if (!accounts.isEmpty()) {
            throw new IllegalStateException("no money here: " + accounts);
        }
    }

    @Override
    public Book lock(Bundle bundle, Collection<AccountId> accounts, Collection<Short> stripes) {
        return new Book() {
            @Override
            public long balance(AccountId account) {
                throw new IllegalStateException("no money here");
            }

            @Override
            public Outcome post(Transfer transfer, short stripe, Optional<UUID> log, long seq) {
                throw new IllegalStateException("no money here");
            }

            @Override
            public void rollback() {
                // nothing was posted
            }

            @Override
            public void keep() {
                // nothing was posted
            }

            @Override
            public void write(Bundle inside) {
                // nothing was posted
            }
        };
    }
}
