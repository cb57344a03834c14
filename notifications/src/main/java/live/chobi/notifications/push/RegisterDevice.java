package live.chobi.notifications.push;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.outward.Reach;
import org.jspecify.annotations.Nullable;

/// `notifications.registerDevice`. A device to push to: of a browser its subscription as `PushSubscription.toJSON()`
/// has it, of a phone the token of its push service. Idempotent; a device that another user had registered is the
/// caller's from now on. Beyond twenty the one that was registered longest ago goes. Refusals: bad input by field.
public final class RegisterDevice implements Procedure<RegisterDevice.Input, RegisterDevice.Output> {
    private static final int TOKEN_MAX = 2_000;

    /// @param token of `android` and `ios`
    /// @param subscription of `web`
    public record Input(Platform platform,
            @Nullable @Size(min = 1, max = TOKEN_MAX, message = "must have {min} to {max} characters") String token,
            @Nullable Subscription subscription) {}

    /// @param endpoint an `https` URL
    public record Subscription(String endpoint, SubscriptionKeysInput keys) {}

    /// In Base64url.
    public record SubscriptionKeysInput(String p256dh, String auth) {}

    /// @param pushed whether this server reaches devices of its platform; one that it does not is kept until it does
    public record Output(Registered device, boolean pushed) {}

    public record Registered(UUID id, Platform platform) {}

    private final Devices devices;
    private final PushQueue queue;
    private final Reach reach;

    RegisterDevice(Devices devices, PushQueue queue, Reach reach) {
        this.devices = devices;
        this.queue = queue;
        this.reach = reach;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Devices.Wish wish = input.platform() == Platform.WEB ? browser(input) : phone(input);
        UUID id = devices.register(caller.user(), wish);
        return new Output(new Registered(id, input.platform()), queue.reaches(input.platform()));
    }

    private static Devices.Wish phone(Input input) {
        if (input.subscription() != null) {
            throw Problem.badInput("subscription", "is for the platform web; others have a token");
        }
        String token = input.token();
        if (token == null || token.isBlank()) {
            throw Problem.badInput("token", "is required");
        }
        return new Devices.Wish(input.platform(), token, Optional.empty());
    }

    private Devices.Wish browser(Input input) {
        if (input.token() != null) {
            throw Problem.badInput("token", "is for phones; the platform web has a subscription");
        }
        Subscription subscription = input.subscription();
        if (subscription == null) {
            throw Problem.badInput("subscription", "is required");
        }
        requireEndpoint(subscription.endpoint());
        return new Devices.Wish(Platform.WEB, subscription.endpoint(),
                Optional.of(SubscriptionKeys.parse(subscription.keys().p256dh(), subscription.keys().auth())));
    }

    /// Where its name leads is looked at for each push, since that may change; here only what never does.
    private void requireEndpoint(String endpoint) {
        if (reach.parse(endpoint).isEmpty()) {
            throw Problem.badInput("subscription.endpoint", "must be an https URL of at most " + Reach.URL_MAX
                    + " characters, got '" + Problem.quotable(endpoint) + "'");
        }
    }
}
