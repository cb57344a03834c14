package live.chobi.gifts.invoice;

import java.time.Instant;
import java.util.UUID;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A document that was issued. Immutable, for ever.
///
/// @param number in its series and year, from 1
/// @param subject the purchase or the payout
/// @param amount minor units of the currency
record Invoice(UUID id, Series series, int year, int number, UserId user, UUID subject, Instant issuedAt,
        String currency, long amount, Content content) {
    /// What it says besides, as it was when it was issued.
    ///
    /// @param seller the operator's name and address, lines apart by `|`
    /// @param name the user's, as they write themselves
    /// @param text of the one line: what was sold or paid
    /// @param reference the provider's name of the payment
    /// @param about the number of the document that this one takes back
    record Content(String seller, String name, String username, String text, String provider,
            @Nullable String reference, @Nullable String about) {}

    String numbered() {
        return series.number(year, number);
    }
}
