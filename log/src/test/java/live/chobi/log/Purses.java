package live.chobi.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.schema.Bundle;

/// Money in memory, without a limit: it shows what the sequencer keeps and what it forgets.
final class Purses implements Postings {
    /// `<what for> at <seq>`, as written.
    final List<String> written = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void open(Collection<AccountId> accounts) {
        // they all exist
    }

    @Override
    public Book lock(Bundle bundle, Collection<AccountId> accounts, Collection<Short> stripes) {
        return new Book() {
            private final Map<AccountId, Long> balances = new HashMap<>();
            private final List<String> tentative = new ArrayList<>();
            private final List<String> kept = new ArrayList<>();

            @Override
            public long balance(AccountId account) {
                return balances.getOrDefault(account, 0L);
            }

            @Override
            public Outcome post(Transfer transfer, short stripe, Optional<UUID> log, long seq) {
                transfer.legs().forEach(leg -> {
                    if (!accounts.contains(leg.account())) {
                        throw new IllegalStateException("not locked: " + leg.account());
                    }
                });
                tentative.add(((Say.Payload) transfer.memo()).text() + " at " + seq);
                return new Outcome.Posted();
            }

            @Override
            public void rollback() {
                tentative.clear();
            }

            @Override
            public void keep() {
                kept.addAll(tentative);
                tentative.clear();
            }

            @Override
            public void write(Bundle inside) {
                written.addAll(kept);
            }
        };
    }
}
