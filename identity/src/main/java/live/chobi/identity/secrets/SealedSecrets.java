package live.chobi.identity.secrets;

import static live.chobi.schema.generated.identity.Tables.SEALED_SECRET;

import java.util.List;
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

    /// All keys of this purpose, newest first; makes the first one when there is none.
    public List<Secret> loadOrCreate(String purpose, Supplier<String> fresh) {
        return database.transaction(tx -> {
            tx.select(DSL.field("pg_advisory_xact_lock({0})", DSL.val(CREATION_LOCK))).execute();
            List<Secret> stored = load(tx, purpose);
            if (!stored.isEmpty()) {
                return stored;
            }
            Secret first = new Secret(Uuid7.next().toString(), fresh.get());
            String name = purpose + "/" + first.id();
            tx.insertInto(SEALED_SECRET)
                    .set(SEALED_SECRET.NAME, name)
                    .set(SEALED_SECRET.SEALED,
                            master.seal(name, first.value().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .execute();
            return List.of(first);
        });
    }

    private List<Secret> load(DSLContext tx, String purpose) {
        // Ids are UUIDv7: by name is by age.
        return tx.select(SEALED_SECRET.NAME, SEALED_SECRET.SEALED).from(SEALED_SECRET)
                .where(SEALED_SECRET.NAME.startsWith(purpose + "/"))
                .orderBy(SEALED_SECRET.NAME.desc())
                .fetch(row -> new Secret(row.value1().substring(purpose.length() + 1),
                        new String(master.open(row.value1(), row.value2()), java.nio.charset.StandardCharsets.UTF_8)));
    }
}
