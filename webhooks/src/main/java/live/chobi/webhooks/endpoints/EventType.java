package live.chobi.webhooks.endpoints;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an endpoint can be told of. Clients know these by their names, which stay.
public enum EventType {
    /// A session of theirs is live, or live again.
    SESSION_LIVE("session.live"),
    /// A session of theirs has ended.
    SESSION_ENDED("session.ended"),
    /// Somebody gave a gift in a session of theirs.
    GIFT_SENT("gift.sent"),
    /// Somebody was timed out, banned or the like in a session of theirs.
    USER_MODERATED("user.moderated"),
    /// Somebody follows them from now on.
    FOLLOWER_ADDED("follower.added"),
    /// A purchase of coins of theirs is in another state.
    PURCHASE_CHANGED("purchase.changed"),
    /// A payout of theirs is in another state.
    PAYOUT_CHANGED("payout.changed");

    /// Sent by `webhooks.testEndpoint` alone.
    public static final String TEST = "endpoint.test";

    private final String wire;

    EventType(String wire) {
        this.wire = wire;
    }

    /// As messages and endpoints name it.
    public String wire() {
        return wire;
    }

    static Optional<EventType> of(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire.equals(wire)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(EventType::wire).toList();
    }
}
