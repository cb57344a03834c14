package live.chobi.server.rpc;

import java.time.Duration;

/// What subscriptions may take.
///
/// @param perConnection beside each other on one connection of HTTP/2; over HTTP/1.1 a connection has one
/// @param perUser a few devices with a few pages each
/// @param perAddress a school or a mobile carrier behind one address
/// @param total of this node; each costs a virtual thread and what its client has not read
/// @param unreadBytes of one subscription that may be on their way; its feed waits meanwhile
/// @param patience how long it waits; then the client is cut off, and comes back with the id of its last event
/// @param ping silence after which an empty event tells client and proxies that the line is open
public record SubscriptionLimits(int perConnection, int perUser, int perAddress, int total, int unreadBytes,
        Duration patience, Duration ping) {
    public static SubscriptionLimits defaults() {
        return new SubscriptionLimits(32, 64, 1_000, 20_000, 262_144, Duration.ofSeconds(15), Duration.ofSeconds(10));
    }

    /// Only what protects the node itself.
    public static SubscriptionLimits totalOnly() {
        return defaults().places(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, defaults().total());
    }

    SubscriptionLimits places(int ofConnection, int ofUser, int ofAddress, int ofNode) {
        return new SubscriptionLimits(ofConnection, ofUser, ofAddress, ofNode, unreadBytes, patience, ping);
    }

    SubscriptionLimits readers(int bytes, Duration wait) {
        return new SubscriptionLimits(perConnection, perUser, perAddress, total, bytes, wait, ping);
    }

    SubscriptionLimits ping(Duration every) {
        return new SubscriptionLimits(perConnection, perUser, perAddress, total, unreadBytes, patience, every);
    }
}
