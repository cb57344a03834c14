package live.chobi.users.profiles;

import static live.chobi.schema.generated.users.Tables.PROFILE;

import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Names;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.outbox.Json;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/// `users.updateProfile`. Changes the fields that are given and leaves the rest; all are judged before any is written.
public final class UpdateProfile implements Procedure<UpdateProfile.Input, Profile> {
    private static final int BIO_MAX = 500;
    private static final int AVATAR_URL_MAX = 500;
    private static final int SETTINGS_BYTES_MAX = 4 * 1024;
    /// Line breaks and tabs are fine in a bio.
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");

    /// @param avatarUrl an `https` address; empty: none; what was uploaded goes
    /// @param settings replaces all settings; Chobi keeps them for the client and does not read them
    public record Input(
            @Size(min = 1, max = Names.DISPLAY_NAME_MAX, message = "must have {min} to {max} characters") @Nullable String displayName,
            @Size(max = BIO_MAX, message = "must have at most {max} characters") @Nullable String bio,
            @Size(max = AVATAR_URL_MAX, message = "must have at most {max} characters") @Nullable String avatarUrl,
            @Nullable Map<String, @Nullable Object> settings) {}

    private final Accounts accounts;
    private final Profiles profiles;

    public UpdateProfile(Accounts accounts, Profiles profiles) {
        this.accounts = accounts;
        this.profiles = profiles;
    }

    @Override
    public Profile handle(Caller caller, Input input) {
        Map<Field<?>, @Nullable Object> columns = columns(caller, input);
        if (input.displayName() != null) {
            // Its own transaction, since names belong to identity; judged by its rules before anything is written.
            accounts.setDisplayName(caller.user(), input.displayName());
        }
        if (!columns.isEmpty()) {
            profiles.write(caller.user(), columns);
        }
        return profiles.seenBy(caller, accounts.viewOrRefuse(caller.user()));
    }

    private Map<Field<?>, @Nullable Object> columns(Caller caller, Input input) {
        Map<Field<?>, @Nullable Object> columns = new HashMap<>();
        if (input.bio() != null) {
            columns.put(PROFILE.BIO, bio(input.bio()));
        }
        // Clients send back what they were told, also of a picture that was uploaded.
        if (input.avatarUrl() != null && !profiles.isAvatarOf(caller.user(), input.avatarUrl())) {
            columns.put(PROFILE.AVATAR_URL, avatarUrl(input.avatarUrl()));
        }
        if (input.settings() != null) {
            columns.put(PROFILE.SETTINGS, settings(input.settings()));
        }
        return columns;
    }

    private static String bio(String text) {
        if (text.length() > BIO_MAX) {
            throw Problem.badInput("bio", "must have at most " + BIO_MAX + " characters, got " + text.length());
        }
        if (UNFIT.matcher(text).find()) {
            throw Problem.badInput("bio", "may not have control characters");
        }
        return text;
    }

    private static @Nullable String avatarUrl(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > AVATAR_URL_MAX || !isHttps(text)) {
            throw Problem.badInput("avatarUrl", "must be an https address of at most " + AVATAR_URL_MAX
                    + " characters, got '" + Problem.quotable(text) + "'");
        }
        return text;
    }

    private static boolean isHttps(String text) {
        try {
            URI uri = new URI(text);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static JSONB settings(Map<String, @Nullable Object> settings) {
        String json = Json.write(settings);
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > SETTINGS_BYTES_MAX) {
            throw Problem.badInput("settings", "must have at most " + SETTINGS_BYTES_MAX + " bytes of JSON, got "
                    + bytes);
        }
        return JSONB.jsonb(json);
    }
}
