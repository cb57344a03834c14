package live.chobi.users.experience;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;

/// Something that may bring a user points.
///
/// @param rule its code
/// @param cause counts once for this user and rule; of a session's log it grows row by row
/// @param units coins or viewers; 0 where nothing is counted
/// @param place in a session's log; empty for what happens once
public record Deed(UserId user, String rule, String cause, long units, Optional<Place> place, Instant at) {
    /// Codes of the rules that the server knows when to follow.
    public static final String STREAM_STARTED = "stream_started";
    public static final String STREAM_WATCHED = "stream_watched";
    public static final String FOLLOWER_GAINED = "follower_gained";
    public static final String GIFT_SENT = "gift_sent";
    public static final String GIFT_RECEIVED = "gift_received";
    public static final String LEGENDARY_GIFT_SENT = "legendary_gift_sent";
    static final String AWARDED = "awarded";

    /// A row of a log.
    public record Place(UUID session, long seq) {}

    /// Which counts once.
    public static Deed once(UserId user, String rule, Object cause, Instant at) {
        return new Deed(user, rule, cause.toString(), 0, Optional.empty(), at);
    }

    /// Of a session: its rows add up to one cause.
    public static Deed in(Place place, UserId user, String rule, long units, Instant at) {
        return new Deed(user, rule, place.session().toString(), units, Optional.of(place), at);
    }
}
