package live.chobi.gifts.purchase.provider;

import java.util.List;
import java.util.UUID;

/// Takes money of the world outside. A port: one adapter per provider. Every method may block, so virtual threads only.
///
/// Methods that ask the provider throw a [live.chobi.kernel.Problem]: SERVICE_UNAVAILABLE `payment_provider_away` when
/// it did not answer (the outcome is unknown, the same call again is harmless), BAD_GATEWAY `payment_provider_refused`
/// when it never will do what it was asked.
public interface PaymentProvider extends MessageSource<PaymentEvent> {
    /// Makes the page at which the order is paid. The same order again answers the same.
    PaymentNews.Opened start(CheckoutOrder order);

    /// What is known of a checkout now, in an order in which it can be told; empty while nothing has happened.
    ///
    /// @param reference as [PaymentNews.Opened] named it
    List<PaymentNews> lookUp(UUID purchase, String reference);

    /// Gives money back.
    ///
    /// @param refund makes repeats harmless
    /// @param payment as [PaymentNews.Paid] named it
    /// @param before what had gone back already when the refund was ordered
    /// @return with the total that has gone back
    PaymentNews.Refunded refund(UUID refund, UUID purchase, String payment, long amount, String currency, long before);
}
