package live.chobi.gifts.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// A run of one gift from one sender in one session, each within [#OPEN_FOR] of the one before.
///
/// @param count gifts given so far
/// @param isFinal true in the row that closes it
public record Streak(UUID id, long count, @com.fasterxml.jackson.annotation.JsonProperty("final") boolean isFinal) {
    static final Duration OPEN_FOR = Duration.ofSeconds(3);

    /// Whose run it is.
    record Of(UUID session, UUID sender, UUID gift) {}

    /// A run that may go on.
    ///
    /// @param lastAt of its newest gift
    record Open(UUID id, long count, Instant lastAt) {
        boolean isOver(Instant now) {
            return !lastAt.plus(OPEN_FOR).isAfter(now);
        }

        /// Until it is over, if nothing comes; never less than a moment, nor more than all of it by a clock that was
        /// set back.
        Duration left(Instant now) {
            Duration left = Duration.between(now, lastAt.plus(OPEN_FOR));
            return left.isPositive() ? left.compareTo(OPEN_FOR) > 0 ? OPEN_FOR : left : Duration.ofMillis(1);
        }
    }
}
