package live.chobi.gifts.payout;

import static live.chobi.schema.generated.gifts.Tables.PAYOUT_DESTINATION;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.gifts.payout.provider.Destination;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.schema.generated.gifts.tables.records.PayoutDestinationRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Where hosts are paid: sealed before it comes near the database, opened for the provider alone. Virtual threads.
final class Destinations {
    private final Database database;
    private final MasterKey master;
    private final InstantSource clock;

    Destinations(Database database, MasterKey master, InstantSource clock) {
        this.database = database;
        this.master = master;
        this.clock = clock;
    }

    /// A row to be, that says nothing in clear.
    ///
    /// @param sealed hexadecimal
    record Sealed(UUID id, UserId user, Destination.Masked masked, String sealed, Instant createdAt) {
        PayoutDestinationRecord row(DSLContext tx) {
            return tx.newRecord(PAYOUT_DESTINATION).setId(id).setUserId(user.value())
                    .setKind(masked.kind().name().toLowerCase(Locale.ROOT)).setMasked(Json.write(masked))
                    .setSealed(HexFormat.of().parseHex(sealed))
                    .setCreatedAt(Objects.requireNonNull(createdAt.atOffset(ZoneOffset.UTC)));
        }
    }

    /// @param destination checked
    Sealed seal(UserId user, Destination destination) {
        UUID id = Uuid7.next();
        byte[] sealed = master.seal(sealName(id), Json.write(destination).getBytes(StandardCharsets.UTF_8));
        return new Sealed(id, user, destination.masked(), HexFormat.of().formatHex(sealed), clock.instant());
    }

    Destination open(UUID id) {
        byte[] sealed = database.read(db -> db.select(PAYOUT_DESTINATION.SEALED).from(PAYOUT_DESTINATION)
                .where(PAYOUT_DESTINATION.ID.eq(id)).fetchSingle(PAYOUT_DESTINATION.SEALED));
        try {
            return Json.MAPPER.readValue(master.open(sealName(id), sealed), Destination.class);
        } catch (IOException e) {
            // Without its cause, which would quote what it could not read.
            throw new IllegalStateException("the sealed destination " + id + " cannot be read");
        }
    }

    Map<UUID, Destination.Masked> masked(Collection<UUID> ids) {
        return database.read(db -> db.select(PAYOUT_DESTINATION.ID, PAYOUT_DESTINATION.MASKED)
                .from(PAYOUT_DESTINATION).where(PAYOUT_DESTINATION.ID.eq(DSL.any(ids.toArray(UUID[]::new)))).fetch())
                .stream().collect(Collectors.toMap(row -> row.value1(),
                        row -> Json.read(row.value2(), Destination.Masked.class)));
    }

    /// Part of what is sealed: a destination moved to another row does not open.
    private static String sealName(UUID id) {
        return "payout-destination/" + id;
    }
}
