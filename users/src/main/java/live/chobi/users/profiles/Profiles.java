package live.chobi.users.profiles;

import static live.chobi.schema.generated.users.Tables.PROFILE;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import live.chobi.identity.accounts.UserView;
import live.chobi.kernel.Caller;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.schema.generated.users.tables.records.ProfileRecord;
import live.chobi.users.avatars.AvatarShelf;
import live.chobi.users.experience.Awards;
import live.chobi.users.follows.Follows;
import live.chobi.users.levels.Level;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The rows behind profiles. A user without a row is new: everything empty and zero. Virtual threads.
public final class Profiles {
    private static final TypeReference<Map<String, @Nullable Object>> SETTINGS = new TypeReference<>() {
    };

    private final Database database;
    private final Follows follows;
    private final Wallet wallet;

    public Profiles(Database database, Follows follows, Wallet wallet) {
        this.database = database;
        this.follows = follows;
        this.wallet = wallet;
    }

    /// What this caller may see of the user.
    Profile seenBy(Caller caller, UserView user) {
        ProfileRecord row = database.read(sql -> sql.fetchOptional(PROFILE, PROFILE.USER_ID.eq(user.id().value())))
                .orElseGet(Profiles::untouched);
        Awards.Codes awarded = database.read(sql -> Awards.Codes.of(sql, user.id()));
        boolean own = caller.is(user.id());
        Optional<Wallet.Balances> balances = own ? Optional.of(wallet.of(user.id())) : Optional.empty();
        return new Profile(user.id(), user.username(), user.displayName(), row.getBio(), row.getAvatarUrl(),
                Level.of(row.getXp()), row.getXp(),
                balances.map(Wallet.Balances::coins).orElse(null),
                balances.map(Wallet.Balances::diamonds).orElse(null),
                new Profile.Stats(follows.followersOf(user.id()), follows.followingOf(user.id()), row.getStreams()),
                awarded.badges(), awarded.achievements(),
                own ? settings(row) : null,
                own ? null : caller.userIfAny().map(me -> follows.contains(me, user.id())).orElse(null));
    }

    /// Writes the given columns of this user's row, which may not be there yet.
    void write(UserId user, Map<Field<?>, @Nullable Object> columns) {
        Map<Field<?>, @Nullable Object> row = new HashMap<>(columns);
        row.put(PROFILE.USER_ID, user.value());
        database.transact(tx -> {
            if (columns.containsKey(PROFILE.AVATAR_URL)) {
                AvatarShelf.remove(tx, user);
            }
            tx.insertInto(PROFILE).set(row).onConflict(PROFILE.USER_ID).doUpdate().set(columns).execute();
        });
    }

    /// Whether this is where the user's picture is already.
    boolean isAvatarOf(UserId user, String url) {
        return database.read(sql -> sql.fetchExists(PROFILE, PROFILE.USER_ID.eq(user.value()),
                PROFILE.AVATAR_URL.eq(url)));
    }

    private static ProfileRecord untouched() {
        return new ProfileRecord().setBio("").setXp(0L).setStreams(0).setSettings(org.jooq.JSONB.jsonb("{}"));
    }

    private static Map<String, @Nullable Object> settings(ProfileRecord row) {
        try {
            return Json.MAPPER.readValue(row.getSettings().data(), SETTINGS);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("stored settings are no JSON object", e);
        }
    }
}
