package live.chobi.ledger;

import live.chobi.schema.Bundle;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import live.chobi.log.Command;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Postings.Relation;
import org.jooq.DSLContext;
import org.jooq.Results;
import org.jooq.impl.DSL;

/// What commands about earlier transfers look at: holds, originals, what was given back of them, and the database's
/// clock. They cannot change before the commit, since whoever writes them holds the lock of an account of the hold, or
/// of all accounts of the original. Owner: the shard that runs the batch.
public final class LedgerFacts {
    public static final FactSource<LedgerFacts> SOURCE = new FactSource<>() {
        @Override
        public LedgerFacts load(DSLContext tx, List<Command<?>> commands) {
            return LedgerFacts.about(tx, commands.stream().flatMap(it -> ((About) it).subjects().stream()).distinct()
                    .toList());
        }

        @Override
        public void write(Bundle bundle, LedgerFacts facts) {
            facts.write(bundle.tx());
        }
    };

    /// A command that says which transfers and holds it is about.
    public interface About {
        List<UUID> subjects();
    }

    /// What a hold is, now.
    ///
    /// @param from the account it was taken from
    /// @param state as the store writes it
    record Hold(UUID id, AccountId from, long amount, long remaining, String state, Instant expiresAt) {
        boolean isPending() {
            return remaining > 0;
        }

        Hold less(long taken, String stateAtNothing) {
            long left = Math.subtractExact(remaining, taken);
            return new Hold(id, from, amount, left, left == 0 ? stateAtNothing : state, expiresAt);
        }
    }

    /// @param relation the transfer's own; empty for an ordinary one
    record Original(Optional<Short> relation, List<Leg> legs) {
        boolean isReversible() {
            return relation.isEmpty();
        }

        /// In or out of one of its accounts.
        long moved(AccountId account) {
            return legs.stream().filter(leg -> leg.account().equals(account)).findFirst()
                    .map(leg -> Math.abs(leg.amount()))
                    .orElseThrow(() -> new IllegalArgumentException("no leg of " + account));
        }
    }

    private final Instant now;
    private final Map<UUID, Hold> holds = new HashMap<>();
    private final Map<UUID, Hold> changed = new LinkedHashMap<>();
    private final Map<UUID, Original> originals = new HashMap<>();
    private final Map<UUID, Map<AccountId, Long>> back = new HashMap<>();

    private LedgerFacts(Instant now) {
        this.now = now;
    }

    /// For a feature's own facts, which know under the locks what they are about. [#SOURCE] writes what was changed.
    ///
    /// @param subjects transfers and holds
    public static LedgerFacts about(DSLContext tx, Collection<UUID> subjects) {
        var ids = DSL.val(subjects.toArray(UUID[]::new));
        Results loaded = tx.fetchMany("""
                select ledger.clock() as now;
                select id, owner, type, amount, remaining, state, expires_at from ledger.hold where id = any ({0});
                select t.id, t.relation, e.owner, e.type, e.amount
                from ledger.transfer t join ledger.entry e on e.transfer_id = t.id where t.id = any ({0})
                order by e.owner, e.type;
                select original, owner, type, back from ledger.reversed where original = any ({0})
                """, ids);
        var facts = new LedgerFacts(loaded.get(0).get(0).get("now", OffsetDateTime.class).toInstant());
        loaded.get(1).forEach(row -> {
            Hold hold = new Hold(row.get("id", UUID.class),
                    new AccountId(row.get("owner", UUID.class), row.get("type", Short.class)),
                    row.get("amount", Long.class), row.get("remaining", Long.class), row.get("state", String.class),
                    row.get("expires_at", OffsetDateTime.class).toInstant());
            facts.holds.put(hold.id(), hold);
        });
        loaded.get(2).forEach(row -> facts.originals
                .computeIfAbsent(row.get("id", UUID.class),
                        _ -> new Original(Optional.ofNullable(row.get("relation", Short.class)), new ArrayList<>()))
                .legs().add(new Leg(new AccountId(row.get("owner", UUID.class), row.get("type", Short.class)),
                        row.get("amount", Long.class))));
        loaded.get(3).forEach(row -> facts.back.computeIfAbsent(row.get("original", UUID.class), _ -> new HashMap<>())
                .put(new AccountId(row.get("owner", UUID.class), row.get("type", Short.class)),
                        row.get("back", Long.class)));
        return facts;
    }

    /// The database's, when the batch looked.
    Instant now() {
        return now;
    }

    Optional<Hold> hold(UUID id) {
        return Optional.ofNullable(holds.get(id));
    }

    void put(Hold hold) {
        holds.put(hold.id(), hold);
        changed.put(hold.id(), hold);
    }

    Optional<Original> original(UUID id) {
        return Optional.ofNullable(originals.get(id));
    }

    /// Given back of one leg so far; its sign is the other than the leg's.
    long back(UUID original, AccountId account) {
        return back.getOrDefault(original, Map.of()).getOrDefault(account, 0L);
    }

    /// An ordinary transfer that this batch has posted: later commands of the batch may give it back.
    public void moved(UUID id, List<Leg> legs) {
        originals.put(id, new Original(Optional.empty(), List.copyOf(legs)));
    }

    /// What can still be given back of one leg of an ordinary transfer; 0 of one that is not known here.
    public long left(UUID original, AccountId account) {
        return original(original).filter(Original::isReversible).stream().flatMap(it -> it.legs().stream())
                .filter(leg -> leg.account().equals(account))
                .mapToLong(leg -> Math.abs(leg.amount()) - Math.abs(back(original, account))).sum();
    }

    /// The trigger on entries writes it down.
    void gaveBack(UUID original, List<Leg> legs) {
        Map<AccountId, Long> sums = back.computeIfAbsent(original, _ -> new HashMap<>());
        legs.forEach(leg -> sums.merge(leg.account(), leg.amount(), Math::addExact));
    }

    /// With one statement, since the schema compares the sum of all holds with their account after each.
    private void write(DSLContext tx) {
        List<Hold> written = List.copyOf(changed.values());
        if (written.isEmpty()) {
            return;
        }
        tx.execute("""
                insert into ledger.hold (id, owner, type, held_type, amount, remaining, state, expires_at)
                select id, owner, type, held_type, amount, remaining, state, expires_at::timestamptz
                from unnest({0}::uuid[], {1}::uuid[], {2}::smallint[], {3}::smallint[], {4}::bigint[], {5}::bigint[],
                            {6}::text[], {7}::text[])
                    as t (id, owner, type, held_type, amount, remaining, state, expires_at)
                on conflict (id) do update set remaining = excluded.remaining, state = excluded.state
                """,
                DSL.val(written.stream().map(Hold::id).toArray(UUID[]::new)),
                DSL.val(written.stream().map(it -> it.from().owner()).toArray(UUID[]::new)),
                DSL.val(written.stream().map(it -> it.from().type()).toArray(Short[]::new)),
                DSL.val(written.stream().map(it -> heldTypeOf(it).code()).toArray(Short[]::new)),
                DSL.val(written.stream().map(Hold::amount).toArray(Long[]::new)),
                DSL.val(written.stream().map(Hold::remaining).toArray(Long[]::new)),
                DSL.val(written.stream().map(Hold::state).toArray(String[]::new)),
                DSL.val(written.stream().map(it -> it.expiresAt().toString()).toArray(String[]::new)));
    }

    private static AccountType heldTypeOf(Hold hold) {
        return Objects.requireNonNull(AccountType.of(hold.from()).held().orElse(null),
                "nothing is held of such a type");
    }
}
