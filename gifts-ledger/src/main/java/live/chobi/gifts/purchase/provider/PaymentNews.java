package live.chobi.gifts.purchase.provider;

import java.util.UUID;

/// One thing that a provider tells about a purchase. True for ever once it was told: news can come in any order and
/// more than once, and what they come to is the same. Amounts are minor units of the purchase's currency.
public sealed interface PaymentNews {
    UUID purchase();

    /// There is a page to pay at.
    ///
    /// @param reference the provider's name of the checkout
    record Opened(UUID purchase, String reference, String checkoutUrl) implements PaymentNews {}

    /// The money is there.
    ///
    /// @param payment the provider's name of it
    record Paid(UUID purchase, String payment, long amount, String currency) implements PaymentNews {}

    /// No money will come by this payment.
    record Failed(UUID purchase, String reason) implements PaymentNews {}

    /// Nobody paid in time.
    record Expired(UUID purchase) implements PaymentNews {}

    /// Money went back by our own wish.
    ///
    /// @param total of all that went back so far
    record Refunded(UUID purchase, long total, String currency) implements PaymentNews {}

    /// The buyer's bank took money back.
    record ChargedBack(UUID purchase, long amount, String currency) implements PaymentNews {}

    /// The provider keeps a part for itself, where it tells so.
    ///
    /// @param total of all that it has kept of this purchase so far
    record Fee(UUID purchase, long total, String currency) implements PaymentNews {}

    /// The bank has given it to us again.
    record Reinstated(UUID purchase) implements PaymentNews {}
}
