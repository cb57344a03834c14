package live.chobi.gifts.purchase.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.PaymentEvent;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.gifts.stripe.StripeMessages;
import live.chobi.kernel.Uuid7;

/// What Stripe's messages say about payments.
///
/// Source: Stripe's API reference, "Event types".
final class StripeEvents {
    /// The metadata of checkouts and payments that says which purchase they are of.
    static final String PURCHASE = "chobi_purchase";
    private final StripeMessages messages;
    private final Function<String, Optional<UUID>> purchaseOfPayment;

    /// @param secret of the webhook's endpoint
    /// @param purchaseOfPayment asks Stripe, for what names a payment alone
    StripeEvents(String secret, Clock clock, Function<String, Optional<UUID>> purchaseOfPayment) {
        this.messages = new StripeMessages(secret, clock);
        this.purchaseOfPayment = purchaseOfPayment;
    }

    PaymentEvent read(SignedMessage message) throws ForgedMessage {
        StripeMessages.Message it = messages.read(message);
        return new PaymentEvent(it.id(), it.type(), it.at(), news(it.type(), it.object()));
    }

    private Optional<PaymentNews> news(String type, JsonNode object) {
        return switch (type) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                // A payment that takes days completes the session first, unpaid.
                object.path("payment_status").asText().equals("paid")
                        ? purchase(object).map(it -> paid(it, object))
                        : Optional.empty();
            case "checkout.session.async_payment_failed" ->
                purchase(object).map(it -> new PaymentNews.Failed(it, "the payment failed"));
            case "checkout.session.expired" -> purchase(object).map(PaymentNews.Expired::new);
            case "charge.refunded" -> ofPayment(object)
                    .map(it -> new PaymentNews.Refunded(it, StripeMessages.amount(object, "amount_refunded"),
                            StripeMessages.currency(object)));
            case "charge.dispute.funds_withdrawn" -> ofPayment(object)
                    .map(it -> new PaymentNews.ChargedBack(it, StripeMessages.amount(object, "amount"),
                            StripeMessages.currency(object)));
            case "charge.dispute.funds_reinstated" -> ofPayment(object).map(PaymentNews.Reinstated::new);
            default -> Optional.empty();
        };
    }

    /// What a session that is paid tells.
    static PaymentNews.Paid paid(UUID purchase, JsonNode session) {
        JsonNode payment = session.path("payment_intent");
        return new PaymentNews.Paid(purchase, (payment.isTextual() ? payment : session.path("id")).asText(),
                StripeMessages.amount(session, "amount_total"), StripeMessages.currency(session));
    }

    static Optional<UUID> purchase(JsonNode object) {
        return Uuid7.parse(object.path("metadata").path(PURCHASE).asText());
    }

    /// Charges carry the metadata of their payment, disputes do not.
    private Optional<UUID> ofPayment(JsonNode object) {
        Optional<UUID> purchase = purchase(object);
        JsonNode payment = object.path("payment_intent");
        return purchase.isPresent() || !payment.isTextual() ? purchase : purchaseOfPayment.apply(payment.textValue());
    }
}
