package live.chobi.gifts.payout.provider;

import java.util.UUID;

/// What is to be paid to whom.
///
/// @param payout also makes repeats harmless: the same order again is the same payment
/// @param amount minor units, as ISO 4217 divides the currency
public record PayoutOrder(UUID payout, long amount, String currency, Destination to) {}
