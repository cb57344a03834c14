package live.chobi.notifications.push;

import static live.chobi.schema.generated.notifications.Tables.DEVICE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import live.chobi.schema.generated.notifications.tables.records.DeviceRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Where users are told. A device is one user's: registered by another, it moves. Virtual threads.
final class Devices {
    /// Of one user; beyond it the one that was registered longest ago goes.
    static final int PER_USER_MAX = 20;
    /// So many in a row that are no end of the device, and yet it takes nothing: it goes.
    private static final int REFUSALS_MAX = 5;

    private final Database database;

    Devices(Database database) {
        this.database = database;
    }

    /// What a user registers.
    record Wish(Platform platform, String token, Optional<SubscriptionKeys> keys) {}

    /// Again is no other device: its id stays, unless it was another user's.
    UUID register(UserId user, Wish wish) {
        return database.transaction(tx -> {
            byte[] hash = hash(wish.token());
            // Of one user one after the other, so that their number is counted right; of one device too, so that it is
            // never between two users.
            lock(tx, user.toString());
            lock(tx, HexFormat.of().formatHex(hash));
            UUID id = tx.fetchOptional(DEVICE, DEVICE.TOKEN_HASH.eq(hash))
                    .filter(it -> it.getUserId().equals(user.value())).map(DeviceRecord::getId).orElseGet(Uuid7::next);
            tx.deleteFrom(DEVICE).where(DEVICE.TOKEN_HASH.eq(hash), DEVICE.USER_ID.ne(user.value())).execute();
            UUID stored = tx.insertInto(DEVICE).set(DEVICE.ID, id).set(DEVICE.USER_ID, user.value())
                    .set(DEVICE.PLATFORM, wish.platform().stored()).set(DEVICE.TOKEN, wish.token())
                    .set(DEVICE.TOKEN_HASH, hash)
                    .set(DEVICE.P256DH, wish.keys().map(SubscriptionKeys::p256dh).orElse(null))
                    .set(DEVICE.AUTH, wish.keys().map(SubscriptionKeys::auth).orElse(null))
                    .onConflict(DEVICE.TOKEN_HASH).doUpdate()
                    .set(DEVICE.ID, id).set(DEVICE.USER_ID, user.value())
                    .set(DEVICE.P256DH, wish.keys().map(SubscriptionKeys::p256dh).orElse(null))
                    .set(DEVICE.AUTH, wish.keys().map(SubscriptionKeys::auth).orElse(null))
                    .set(DEVICE.REFUSALS, 0).set(DEVICE.REGISTERED_AT, DSL.currentOffsetDateTime())
                    .returning(DEVICE.ID).fetchSingle().getId();
            tx.execute("""
                    delete from notifications.device where id in (select id from notifications.device
                        where user_id = {0} order by registered_at desc, id desc offset {1})
                    """, DSL.val(user.value()), DSL.val(PER_USER_MAX));
            return stored;
        });
    }

    private static void lock(DSLContext tx, String what) {
        tx.select(DSL.field("pg_advisory_xact_lock(hashtextextended({0}, 1))", DSL.val(what))).execute();
    }

    /// False when the user has no such device.
    boolean remove(UserId user, UUID id) {
        return database.read(sql -> sql.deleteFrom(DEVICE)
                .where(DEVICE.ID.eq(id), DEVICE.USER_ID.eq(user.value())).execute()) > 0;
    }

    Map<UUID, Device> byIds(Collection<UUID> ids) {
        return database.read(sql -> sql.selectFrom(DEVICE).where(DEVICE.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchMap(DeviceRecord::getId, Devices::device));
    }

    static void remove(DSLContext tx, UUID id) {
        tx.deleteFrom(DEVICE).where(DEVICE.ID.eq(id)).execute();
    }

    static void tookOne(DSLContext tx, UUID id) {
        tx.update(DEVICE).set(DEVICE.REFUSALS, 0).where(DEVICE.ID.eq(id), DEVICE.REFUSALS.gt(0)).execute();
    }

    static void refusedOne(DSLContext tx, UUID id) {
        tx.update(DEVICE).set(DEVICE.REFUSALS, DEVICE.REFUSALS.plus(1)).where(DEVICE.ID.eq(id)).execute();
        tx.deleteFrom(DEVICE).where(DEVICE.ID.eq(id), DEVICE.REFUSALS.ge(REFUSALS_MAX)).execute();
    }

    private static Device device(DeviceRecord row) {
        return new Device(row.getId(), Platform.of(row.getPlatform()), row.getToken(),
                row.getP256dh() == null || row.getAuth() == null
                        ? Optional.empty()
                        : Optional.of(new SubscriptionKeys(row.getP256dh(), row.getAuth())));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
