package live.chobi.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import live.chobi.log.Postings;
import live.chobi.schema.Bundle;
import live.chobi.schema.Database;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Opens and locks accounts for the sequencer. Any shard.
public final class Ledger implements Postings {
    private static final String LOCK_ACCOUNTS = """
            select owner, type, balance, seq, frozen from ledger.account
            where (owner, type) in (select * from unnest(?::uuid[], ?::smallint[]))
            order by owner, type for no key update""";
    private static final String LOCK_CHAINS = """
            select stripe, no, encode(hash, 'hex') as hash from ledger.chain
            where stripe = any (?) order by stripe for no key update""";
    /// Accounts known to exist; emptied when it is full, since it only saves a statement.
    private static final int KNOWN_MAX = 200_000;
    private static final Comparator<AccountId> ORDER = Comparator.comparing(AccountId::owner, Canonical.UUID_ORDER)
            .thenComparingInt(AccountId::type);

    private final Database database;
    private final Set<AccountId> known = ConcurrentHashMap.newKeySet();

    public Ledger(Database database) {
        this.database = database;
    }

    @Override
    public void open(Collection<AccountId> accounts) {
        List<AccountId> missing = accounts.stream().filter(account -> !known.contains(account)).sorted(ORDER).toList();
        if (missing.isEmpty()) {
            return;
        }
        database.transact(tx -> tx.execute("""
                insert into ledger.account (owner, type, unit, floor)
                select * from unnest({0}::uuid[], {1}::smallint[], {2}::smallint[], {3}::bigint[])
                on conflict do nothing
                """, DSL.val(owners(missing)), DSL.val(types(missing)),
                DSL.val(missing.stream().map(id -> AccountType.of(id).unit().code()).toArray(Short[]::new)),
                DSL.val(missing.stream().map(Ledger::floor).toArray(Long[]::new))));
        if (known.size() + missing.size() > KNOWN_MAX) {
            known.clear();
        }
        known.addAll(missing);
    }

    private static @Nullable Long floor(AccountId id) {
        var floor = AccountType.of(id).floor();
        return floor.isPresent() ? floor.getAsLong() : null;
    }

    @Override
    public Book lock(Bundle bundle, Collection<AccountId> accounts, Collection<Short> stripes) {
        LockedBook book = new LockedBook();
        if (!accounts.isEmpty()) {
            bundle.query(LOCK_ACCOUNTS,
                    row -> book.locked(new AccountId(row.getObject("owner", UUID.class), row.getShort("type")),
                            row.getLong("balance"), row.getLong("seq"), row.getBoolean("frozen")),
                    owners(accounts), types(accounts));
            bundle.query(LOCK_CHAINS,
                    row -> book.locked(new Chain(row.getShort("stripe"), row.getLong("no"), row.getString("hash"))),
                    (Object) stripes.toArray(Short[]::new));
        }
        return book;
    }

    static UUID[] owners(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::owner).toArray(UUID[]::new);
    }

    static Short[] types(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::type).toArray(Short[]::new);
    }
}
