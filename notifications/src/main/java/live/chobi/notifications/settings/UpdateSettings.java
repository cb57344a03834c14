package live.chobi.notifications.settings;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.notifications.inbox.Kind;
import org.jspecify.annotations.Nullable;

/// `notifications.updateSettings`. What is left out stays; all is judged before any of it is written. Refusals: bad
/// input by field, NOT_FOUND `user_not_found` for whom nobody can mute, `own_account`, then `too_many_muted`.
public final class UpdateSettings implements Procedure<UpdateSettings.Input, SettingsView> {
    private static final int USERS_MAX = 100;

    /// @param types by type, the channels to turn on or off
    /// @param mute users of whom nothing is told any more
    /// @param quietHours without anything in it: none any more
    public record Input(@Nullable Map<String, Channels> types,
            @Nullable @Size(max = USERS_MAX, message = "must have at most {max} ids") List<@NotNull UserId> mute,
            @Nullable @Size(max = USERS_MAX, message = "must have at most {max} ids") List<@NotNull UserId> unmute,
            @Nullable Hours quietHours) {}

    public record Channels(@Nullable Boolean inApp, @Nullable Boolean push) {}

    /// @param from `22:30`
    /// @param timeZone a name of the IANA: `Asia/Riyadh`
    public record Hours(@Nullable String from, @Nullable String to, @Nullable String timeZone) {}

    private final Preferences preferences;
    private final Actors actors;
    private final String webPushKey;

    public UpdateSettings(Preferences preferences, Actors actors, String webPushKey) {
        this.preferences = preferences;
        this.actors = actors;
        this.webPushKey = webPushKey;
    }

    @Override
    public SettingsView handle(Caller caller, Input input) {
        UnaryOperator<Preference> change = change(input);
        List<UserId> mute = Optional.ofNullable(input.mute()).orElse(List.of());
        List<UserId> unmute = Optional.ofNullable(input.unmute()).orElse(List.of());
        Map<UserId, ?> known = actors.views(mute);
        for (UserId user : mute) {
            if (!known.containsKey(user)) {
                throw Problem.notFound("user", user).about("mute");
            }
            if (caller.is(user)) {
                throw Problem.refused("own_account", "this is your own account").about("mute");
            }
        }
        preferences.change(caller.user(), change, mute, unmute);
        return SettingsView.of(preferences, actors, caller.user(), webPushKey);
    }

    private static UnaryOperator<Preference> change(Input input) {
        Map<String, Channels> types = Optional.ofNullable(input.types()).orElse(Map.of());
        types.forEach((name, channels) -> {
            if (channels == null) {
                throw Problem.badInput("types." + Problem.quotable(name), "must be an object");
            }
            var _ = kind(name);
        });
        Hours hours = input.quietHours();
        if (hours == null) {
            return before -> with(before, types);
        }
        Optional<QuietHours> quiet = quiet(hours);
        return before -> with(before, types).quiet(quiet);
    }

    private static Preference with(Preference before, Map<String, Channels> types) {
        Preference after = before;
        for (Map.Entry<String, Channels> each : types.entrySet()) {
            Kind kind = kind(each.getKey());
            after = with(after, kind, Channel.IN_APP, each.getValue().inApp());
            after = with(after, kind, Channel.PUSH, each.getValue().push());
        }
        return after;
    }

    private static Preference with(Preference before, Kind kind, Channel channel, @Nullable Boolean wanted) {
        return wanted == null ? before : before.with(kind, channel, wanted);
    }

    private static Kind kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.stored().equals(name.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw Problem.badInput("types", "has no type '" + Problem.quotable(name) + "'");
    }

    private static Optional<QuietHours> quiet(Hours hours) {
        if (hours.from() == null && hours.to() == null && hours.timeZone() == null) {
            return Optional.empty();
        }
        if (hours.from() == null || hours.to() == null || hours.timeZone() == null) {
            throw Problem.badInput("quietHours", "must have from, to and timeZone, or nothing to end them");
        }
        return Optional.of(QuietHours.parse(Objects.requireNonNull(hours.from()), Objects.requireNonNull(hours.to()),
                Objects.requireNonNull(hours.timeZone())));
    }
}
