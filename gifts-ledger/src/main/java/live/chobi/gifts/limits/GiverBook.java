package live.chobi.gifts.limits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The givers of a batch, whose wallets are locked. Owner: the shard that runs the batch.
public final class GiverBook {
    private final Instant now;
    private final Map<UserId, Giver> known = new HashMap<>();
    private final Map<UserId, Giver> changed = new LinkedHashMap<>();

    /// @param now by the database's clock, when the batch looked
    /// @param rows of gifts.giver
    public GiverBook(Instant now, List<? extends Record> rows) {
        this.now = now;
        rows.forEach(row -> {
            Giver giver = giver(row);
            known.put(giver.id(), giver);
        });
    }

    public Instant now() {
        return now;
    }

    public Giver of(UserId user) {
        return Optional.ofNullable(known.get(user)).orElseGet(() -> Giver.unknown(user));
    }

    /// Counts what was given and paid, where a limit holds.
    public void count(UserId user, long coins, GivingTerms terms) {
        Giver giver = of(user);
        if (terms.counts(giver, now)) {
            put(giver.plus(coins, now));
        }
    }

    void put(Giver giver) {
        known.put(giver.id(), giver);
        changed.put(giver.id(), giver);
    }

    public void write(DSLContext tx) {
        List<Giver> rows = List.copyOf(changed.values());
        if (rows.isEmpty()) {
            return;
        }
        tx.execute("""
                insert into gifts.giver (user_id, day, given, own_limit, next_limit, next_from, birth_date)
                select user_id, day::date, given, own_limit, next_limit, next_from::timestamptz, birth_date::date
                from unnest({0}::uuid[], {1}::text[], {2}::bigint[], {3}::bigint[], {4}::bigint[], {5}::text[],
                            {6}::text[])
                    as t (user_id, day, given, own_limit, next_limit, next_from, birth_date)
                on conflict (user_id) do update set day = excluded.day, given = excluded.given,
                    own_limit = excluded.own_limit, next_limit = excluded.next_limit, next_from = excluded.next_from,
                    birth_date = excluded.birth_date
                """,
                DSL.val(rows.stream().map(it -> it.id().value()).toArray(UUID[]::new)),
                DSL.val(rows.stream().map(it -> it.day().toString()).toArray(String[]::new)),
                DSL.val(rows.stream().map(Giver::given).toArray(Long[]::new)),
                DSL.val(rows.stream().map(Giver::ownLimit).toArray(Long[]::new)),
                DSL.val(rows.stream().map(it -> it.next() == null ? null : it.next().limit()).toArray(Long[]::new)),
                DSL.val(rows.stream().map(it -> it.next() == null ? null : it.next().from().toString())
                        .toArray(String[]::new)),
                DSL.val(rows.stream().map(it -> it.birthDate() == null ? null : it.birthDate().toString())
                        .toArray(String[]::new)));
    }

    static Giver giver(Record row) {
        OffsetDateTime from = row.get("next_from", OffsetDateTime.class);
        return new Giver(new UserId(row.get("user_id", UUID.class)), row.get("day", LocalDate.class),
                row.get("given", Long.class), row.get("own_limit", Long.class), next(row, from),
                row.get("birth_date", LocalDate.class));
    }

    private static Giver.@Nullable Next next(Record row, @Nullable OffsetDateTime from) {
        return from == null ? null : new Giver.Next(row.get("next_limit", Long.class), from.toInstant());
    }
}
