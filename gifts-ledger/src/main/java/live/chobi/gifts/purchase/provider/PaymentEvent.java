package live.chobi.gifts.purchase.provider;

import java.time.Instant;
import java.util.Optional;

/// A provider's message, after its signature was found good.
///
/// @param id the provider's own; the same again is the same event
/// @param type the provider's word for it
/// @param at the provider's time
/// @param news empty when it is about nothing of ours
public record PaymentEvent(String id, String type, Instant at, Optional<PaymentNews> news) {}
