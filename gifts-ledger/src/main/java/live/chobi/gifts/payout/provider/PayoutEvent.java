package live.chobi.gifts.payout.provider;

import java.time.Instant;
import java.util.Optional;

/// A provider's message, after its signature was found good, or one line of its report.
///
/// @param id the provider's own; the same again is the same event
/// @param type the provider's word for it
/// @param at the provider's time
/// @param news empty when it is about nothing of ours
public record PayoutEvent(String id, String type, Instant at, Optional<PayoutNews> news) {}
