package live.chobi.gifts.payout.provider;

import java.util.UUID;

/// One thing that a provider tells about a payout. True for ever once it was told: news can come in any order and more
/// than once, and what they come to is the same. Amounts are minor units of the payout's currency.
public sealed interface PayoutNews {
    UUID payout();

    /// The provider has the order and is at it.
    ///
    /// @param reference the provider's name of it
    record Accepted(UUID payout, String reference) implements PayoutNews {}

    /// The host's bank has the money.
    record Paid(UUID payout, long amount, String currency) implements PayoutNews {}

    /// The money stays with us, or came back: also of a payout that was said to be paid, since banks return money days
    /// later.
    ///
    /// @param reason for the host; says nothing of the destination
    record Failed(UUID payout, String reason) implements PayoutNews {}
}
