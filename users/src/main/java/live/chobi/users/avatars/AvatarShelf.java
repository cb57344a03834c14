package live.chobi.users.avatars;

import static live.chobi.schema.generated.users.Tables.AVATAR;
import static live.chobi.schema.generated.users.Tables.PROFILE;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import org.jooq.DSLContext;

/// Stores and finds pictures of users: one each. Virtual threads.
public final class AvatarShelf {
    /// Below it stand the ids: what profiles have as `avatarUrl`.
    public static final String PATH = "/avatars/";

    private final Database database;

    public AvatarShelf(Database database) {
        this.database = database;
    }

    /// A picture as it is served.
    ///
    /// @param bytes on the heap, read-only
    public record Stored(String contentType, ByteBuffer bytes) {}

    /// In place of the one before. Says where it is.
    String put(UserId user, Portrait portrait) {
        UUID id = Uuid7.next();
        String url = PATH + id;
        database.transact(tx -> {
            tx.insertInto(AVATAR).set(AVATAR.USER_ID, user.value()).set(AVATAR.ID, id)
                    .set(AVATAR.CONTENT_TYPE, portrait.contentType()).set(AVATAR.BYTES, portrait.bytes())
                    .onConflict(AVATAR.USER_ID).doUpdate().set(AVATAR.ID, id)
                    .set(AVATAR.CONTENT_TYPE, portrait.contentType()).set(AVATAR.BYTES, portrait.bytes()).execute();
            tx.insertInto(PROFILE).set(PROFILE.USER_ID, user.value()).set(PROFILE.AVATAR_URL, url)
                    .onConflict(PROFILE.USER_ID).doUpdate().set(PROFILE.AVATAR_URL, url).execute();
        });
        return url;
    }

    /// The profile shows another address from now on, or none.
    public static void remove(DSLContext tx, UserId user) {
        tx.deleteFrom(AVATAR).where(AVATAR.USER_ID.eq(user.value())).execute();
    }

    public Optional<Stored> picture(UUID id) {
        return database.read(sql -> sql.select(AVATAR.CONTENT_TYPE, AVATAR.BYTES).from(AVATAR).where(AVATAR.ID.eq(id))
                .fetchOptional(row -> new Stored(row.value1(), ByteBuffer.wrap(row.value2()).asReadOnlyBuffer())));
    }
}
