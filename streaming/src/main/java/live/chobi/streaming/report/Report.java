package live.chobi.streaming.report;

import java.time.Instant;
import java.util.List;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// What a session came to. It holds ids, never names: run again in a year, it gives the same bytes.
///
/// @param startedAt when it first went live; null when it never did
/// @param durationSeconds whole seconds from there to its end
/// @param interruptions how often the encoder was lost
public record Report(SessionId sessionId, UserId hostId, @Nullable Instant startedAt, Instant endedAt,
        long durationSeconds, long interruptions, Viewers viewers, long messages, Gifts gifts) {

    /// @param unique different users and guests
    /// @param peak most at once
    public record Viewers(long unique, long peak) {}

    /// @param count sends
    /// @param quantity gifts given, as a send can hold several
    /// @param coins what the givers paid, less what was given back to them before the session's end
    /// @param diamonds what the host earned, less what was taken with it
    /// @param byGift highest sum first
    /// @param top highest sum first, at most ten
    public record Gifts(long count, long quantity, long coins, long diamonds, List<ByGift> byGift, List<Giver> top) {}

    public record ByGift(String code, long quantity, long coins) {}

    public record Giver(UserId userId, long coins) {}
}
