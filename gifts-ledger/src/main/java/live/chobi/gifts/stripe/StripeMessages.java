package live.chobi.gifts.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.outbox.Json;

/// Reads what comes in at a webhook for Stripe. The signature is judged by Stripe's own library; the body is read field
/// by field, since its shape follows the account's API version and not the library's.
///
/// Source: Stripe's API reference, "The Event object".
public final class StripeMessages {
    public static final String SIGNATURE_HEADER = "stripe-signature";
    /// As Stripe's libraries have it: a message caught and sent again later is refused.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// A genuine event.
    ///
    /// @param object what it is about, as it was then
    public record Message(String id, String type, Instant at, JsonNode object) {}

    private final String secret;
    private final Clock clock;

    /// @param secret of the webhook's endpoint
    public StripeMessages(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    public Message read(SignedMessage message) throws ForgedMessage {
        String signature = message.signature().orElseThrow(() -> new ForgedMessage("it has no signature"));
        try {
            // Before anything of the body is looked at.
            var _ = Webhook.Signature.verifyHeader(message.body(), signature, secret, TOLERANCE.toSeconds(), clock);
        } catch (SignatureVerificationException | RuntimeException forged) {
            throw new ForgedMessage(String.valueOf(forged.getMessage()));
        }
        JsonNode event = tree(message.body());
        return new Message(event.path("id").asText(), event.path("type").asText(),
                Instant.ofEpochSecond(event.path("created").asLong()), event.at("/data/object"));
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

    /// An amount of an object, in ISO 4217's minor units; 0 where it is none: it is then not what was expected, and
    /// somebody will look.
    public static long amount(JsonNode object, String field) {
        JsonNode amount = object.path(field);
        return amount.canConvertToLong() && amount.isIntegralNumber()
                ? StripeAmounts.fromStripe(amount.longValue(), currency(object)).orElse(0L)
                : 0;
    }

    public static String currency(JsonNode object) {
        return StripeAmounts.currency(object.path("currency").asText());
    }
}
