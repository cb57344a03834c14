package live.chobi.notifications.push;

import java.util.Optional;
import java.util.UUID;

/// Where a user is told.
///
/// @param token the push service's own name for it; for a browser the endpoint's URL. Who knows it can reach the device:
/// never logged
/// @param keys of a browser
record Device(UUID id, Platform platform, String token, Optional<SubscriptionKeys> keys) {
    @Override
    public String toString() {
        return platform + " " + id;
    }
}
