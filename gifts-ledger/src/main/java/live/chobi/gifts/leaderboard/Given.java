package live.chobi.gifts.leaderboard;

import java.time.Instant;
import java.util.UUID;

/// A gift, or what of one was given back, as it counts for its giver.
///
/// @param at when the gift was given, as its row says, also for what is given back later
/// @param coins negative where they were given back
/// @param gifts how many; negative when the last coin of them was given back
record Given(UUID session, UUID host, UUID giver, Instant at, long coins, long gifts) {}
