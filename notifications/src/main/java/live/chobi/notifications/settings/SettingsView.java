package live.chobi.notifications.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.notifications.inbox.Kind;
import org.jspecify.annotations.Nullable;

/// A user's settings as they see them: every type with every channel.
///
/// @param mutedUsers {id, username, displayName}, the newest first
/// @param quietHours null: none
/// @param webPushKey the application server's key for `pushManager.subscribe`, in Base64url
public record SettingsView(Map<String, Channels> types, List<?> mutedUsers, @Nullable Hours quietHours,
        String webPushKey) {
    /// Whether notifications of a type come by each channel.
    public record Channels(boolean inApp, boolean push) {}

    /// @param from `22:30`
    public record Hours(String from, String to, String timeZone) {}

    static SettingsView of(Preferences preferences, Actors actors, UserId user, String webPushKey) {
        Preference wanted = preferences.of(user);
        Map<String, Channels> types = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            types.put(kind.stored(),
                    new Channels(wanted.takes(kind, Channel.IN_APP), wanted.takes(kind, Channel.PUSH)));
        }
        List<UserId> muted = preferences.mutedBy(user);
        Map<UserId, ?> names = actors.views(muted);
        return new SettingsView(types, muted.stream().map(names::get).filter(Objects::nonNull).toList(),
                wanted.quiet().map(it -> new Hours(it.fromText(), it.toText(), it.zone().getId())).orElse(null),
                webPushKey);
    }
}
