package live.chobi.gifts.purchase.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.PaymentEvent;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;

/// Reads Stripe's webhook messages. The signature is judged by Stripe's own library; the body is read field by field,
/// since its shape follows the account's API version and not the library's.
///
/// Source: Stripe's API reference, "Event types".
final class StripeEvents {
    static final String SIGNATURE_HEADER = "stripe-signature";
    /// The metadata of checkouts and payments that says which purchase they are of.
    static final String PURCHASE = "chobi_purchase";
    /// As Stripe's libraries have it: a message caught and sent again later is refused.
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final String secret;
    private final Clock clock;
    private final Function<String, Optional<UUID>> purchaseOfPayment;

    /// @param secret of the webhook's endpoint
    /// @param purchaseOfPayment asks Stripe, for what names a payment alone
    StripeEvents(String secret, Clock clock, Function<String, Optional<UUID>> purchaseOfPayment) {
        this.secret = secret;
        this.clock = clock;
        this.purchaseOfPayment = purchaseOfPayment;
    }

    PaymentEvent read(SignedMessage message) throws ForgedMessage {
        String signature = message.signature().orElseThrow(() -> new ForgedMessage("it has no signature"));
        try {
            // Before anything of the body is looked at.
            var _ = Webhook.Signature.verifyHeader(message.body(), signature, secret, TOLERANCE.toSeconds(), clock);
        } catch (SignatureVerificationException | RuntimeException forged) {
            throw new ForgedMessage(String.valueOf(forged.getMessage()));
        }
        JsonNode event = tree(message.body());
        String type = event.path("type").asText();
        return new PaymentEvent(event.path("id").asText(), type, Instant.ofEpochSecond(event.path("created").asLong()),
                news(type, event.at("/data/object")));
    }

    private static JsonNode tree(String body) throws ForgedMessage {
        try {
            JsonNode event = Json.MAPPER.readTree(body);
            if (event.path("id").isTextual() && event.path("type").isTextual()
                    && event.path("created").isIntegralNumber()
                    && event.at("/data/object").isObject()) {
                return event;
            }
        } catch (JsonProcessingException notJson) {
            // As any other body that is no event.
        }
        throw new ForgedMessage("it is signed, but no event");
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
                    .map(it -> new PaymentNews.Refunded(it, amount(object, "amount_refunded"), currency(object)));
            case "charge.dispute.funds_withdrawn" -> ofPayment(object)
                    .map(it -> new PaymentNews.ChargedBack(it, amount(object, "amount"), currency(object)));
            case "charge.dispute.funds_reinstated" -> ofPayment(object).map(PaymentNews.Reinstated::new);
            default -> Optional.empty();
        };
    }

    /// What a session that is paid tells.
    static PaymentNews.Paid paid(UUID purchase, JsonNode session) {
        JsonNode payment = session.path("payment_intent");
        return new PaymentNews.Paid(purchase, (payment.isTextual() ? payment : session.path("id")).asText(),
                amount(session, "amount_total"), currency(session));
    }

    /// 0 where it is no amount: the purchase's amount is another, and somebody will look.
    static long amount(JsonNode object, String field) {
        JsonNode amount = object.path(field);
        return amount.canConvertToLong() && amount.isIntegralNumber()
                ? StripeAmounts.fromStripe(amount.longValue(), currency(object)).orElse(0L)
                : 0;
    }

    static String currency(JsonNode object) {
        return StripeAmounts.currency(object.path("currency").asText());
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
