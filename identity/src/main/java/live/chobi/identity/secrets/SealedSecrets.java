package live.chobi.identity.secrets;

import static live.chobi.schema.generated.identity.Tables.SEALED_SECRET;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Keys kept in `identity.sealed_secret`, so that every node has the same ones and they outlive a restart. Blocking.
///
/// A purpose may have several keys, named `purpose/id`: the newest signs, all verify. That is what a rotation needs.
public final class SealedSecrets {
    /// Serializes the making of first keys between nodes that start together ("chobi" in ASCII).
    private static final long CREATION_LOCK = 0x63686f6269L;

    private final Database database;
    private final MasterKey master;

    public SealedSecrets(Database database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /// @param id names the key among those of its purpose; not secret
    public record Secret(String id, String value) {
        @Override
        public String toString() {
            return "Secret " + id;
        }
    }

    /// A key, and when it was made.
    public record Dated(Secret secret, Instant madeAt) {}

    /// All keys of this purpose, newest first; makes the first one when there is none.
    public List<Secret> loadOrCreate(String purpose, Supplier<String> fresh) {
        return renew(purpose, fresh, Instant.now(), _ -> false, _ -> List.of()).stream().map(Dated::secret).toList();
    }

    /// One turn of a rotation, of one node at a time: makes the first key, or another where the newest is due, and
    /// forgets those that have served. What is left is told, newest first.
    ///
    /// @param isDue whether the newest is to be followed by another
    /// @param served which of them, newest first, nothing needs any more
    public List<Dated> renew(String purpose, Supplier<String> fresh, Instant now, Predicate<Dated> isDue,
            Function<List<Dated>, Collection<Dated>> served) {
        return database.transaction(tx -> {
            tx.select(DSL.field("pg_advisory_xact_lock({0})", DSL.val(CREATION_LOCK))).execute();
            List<Dated> keys = new ArrayList<>(load(tx, purpose));
            if (keys.isEmpty() || isDue.test(keys.getFirst())) {
                keys.addFirst(create(tx, purpose, fresh.get(), now));
            }
            for (Dated old : served.apply(List.copyOf(keys))) {
                tx.deleteFrom(SEALED_SECRET).where(SEALED_SECRET.NAME.eq(purpose + "/" + old.secret().id())).execute();
                keys.remove(old);
            }
            return List.copyOf(keys);
        });
    }

    private Dated create(DSLContext tx, String purpose, String value, Instant now) {
        Secret made = new Secret(Uuid7.next().toString(), value);
        String name = purpose + "/" + made.id();
        tx.insertInto(SEALED_SECRET).set(SEALED_SECRET.NAME, name)
                .set(SEALED_SECRET.SEALED, master.seal(name, value.getBytes(StandardCharsets.UTF_8)))
                .set(SEALED_SECRET.CREATED_AT, now.atOffset(ZoneOffset.UTC)).execute();
        return new Dated(made, now);
    }

    private List<Dated> load(DSLContext tx, String purpose) {
        // Ids are UUIDv7: by name is by age.
        return tx.select(SEALED_SECRET.NAME, SEALED_SECRET.SEALED, SEALED_SECRET.CREATED_AT).from(SEALED_SECRET)
                .where(SEALED_SECRET.NAME.startsWith(purpose + "/"))
                .orderBy(SEALED_SECRET.NAME.desc())
                .fetch(row -> new Dated(new Secret(row.value1().substring(purpose.length() + 1),
                        new String(master.open(row.value1(), row.value2()), StandardCharsets.UTF_8)),
                        row.value3().toInstant()));
    }
}
