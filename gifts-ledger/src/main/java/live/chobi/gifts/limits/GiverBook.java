package live.chobi.gifts.limits;

import live.chobi.schema.Bundle;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.jspecify.annotations.Nullable;

/// The givers of a batch, whose wallets are locked. Owner: the shard that runs the batch.
public final class GiverBook {
    /// Of an array of users; whoever has no row has no limits.
    public static final String OF_USERS = "select * from gifts.giver where user_id = any (?)";
    private static final String WRITE = """
            insert into gifts.giver (user_id, day, given, own_limit, next_limit, next_from, birth_date)
            select user_id, day::date, given, own_limit, next_limit, next_from::timestamptz, birth_date::date
            from unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[],
                        ?::text[])
                as t (user_id, day, given, own_limit, next_limit, next_from, birth_date)
            on conflict (user_id) do update set day = excluded.day, given = excluded.given,
                own_limit = excluded.own_limit, next_limit = excluded.next_limit, next_from = excluded.next_from,
                birth_date = excluded.birth_date""";

    /// By the database's clock.
    public static final String NOW = "select ledger.clock()";

    private Instant now = Instant.EPOCH;
    private final Map<UserId, Giver> known = new HashMap<>();
    private final Map<UserId, Giver> changed = new LinkedHashMap<>();

    /// @param row of [#NOW]
    public void readNow(ResultSet row) throws SQLException {
        now = row.getObject(1, OffsetDateTime.class).toInstant();
    }

    /// @param row of gifts.giver
    public void read(ResultSet row) throws SQLException {
        Giver giver = giver(row);
        known.put(giver.id(), giver);
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

    public void write(Bundle bundle) {
        List<Giver> rows = List.copyOf(changed.values());
        if (rows.isEmpty()) {
            return;
        }
        bundle.update(WRITE,
                rows.stream().map(it -> it.id().value()).toArray(UUID[]::new),
                rows.stream().map(it -> it.day().toString()).toArray(String[]::new),
                rows.stream().map(Giver::given).toArray(Long[]::new),
                rows.stream().map(Giver::ownLimit).toArray(Long[]::new),
                rows.stream().map(it -> it.next() == null ? null : it.next().limit()).toArray(Long[]::new),
                rows.stream().map(it -> it.next() == null ? null : it.next().from().toString())
                        .toArray(String[]::new),
                rows.stream().map(it -> it.birthDate() == null ? null : it.birthDate().toString())
                        .toArray(String[]::new));
    }

    static Giver giver(ResultSet row) throws SQLException {
        OffsetDateTime from = row.getObject("next_from", OffsetDateTime.class);
        return new Giver(new UserId(row.getObject("user_id", UUID.class)), row.getObject("day", LocalDate.class),
                row.getLong("given"), row.getObject("own_limit", Long.class), next(row, from),
                row.getObject("birth_date", LocalDate.class));
    }

    private static Giver.@Nullable Next next(ResultSet row, @Nullable OffsetDateTime from) throws SQLException {
        return from == null ? null : new Giver.Next(row.getObject("next_limit", Long.class), from.toInstant());
    }
}
