package live.chobi.gifts.purchase.provider;

import java.time.Instant;
import java.util.UUID;

/// What somebody is to pay for.
///
/// @param purchase also makes repeats harmless: the same order again is the same checkout
/// @param title what the buyer reads
/// @param amount minor units, as ISO 4217 divides the currency
/// @param paidUrl where the buyer comes back to
/// @param cancelledUrl where the buyer comes back to without having paid
public record CheckoutOrder(UUID purchase, String title, long amount, String currency, Instant expiresAt,
        String paidUrl, String cancelledUrl) {}
