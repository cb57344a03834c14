package live.chobi.gifts.purchase.testprovider;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import live.chobi.gifts.purchase.provider.CheckoutOrder;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.PaymentEvent;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.gifts.purchase.provider.PaymentProvider;
import live.chobi.gifts.purchase.provider.ReceiptStore;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// A payment provider, and an app store, at which nothing is paid: its messages say what a developer wants them to say.
/// They are signed with a key of this installation and judged like those of a real one. It keeps nothing.
public final class TestPayments implements PaymentProvider, ReceiptStore {
    public static final String NAME = "test";
    /// Where the page of this provider stands.
    public static final String PAGE = "/pay/test";
    static final String SIGNATURE_HEADER = "chobi-signature";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Duration RECEIPT_AGE_MAX = Duration.ofDays(365);
    private static final SecureRandom RANDOM = new SecureRandom();

    /// What became of a payment.
    public enum Outcome {
        PAID, FAILED, EXPIRED, REFUNDED, CHARGED_BACK, REINSTATED, FEE
    }

    /// A message.
    ///
    /// @param amount minor units: of the payment, of all that went back or was kept so far, or of what the bank took
    record Message(String id, Instant at, Outcome outcome, UUID purchase, long amount, String currency) {}

    private final MessageSigner messages;
    private final MessageSigner receipts;
    private final Clock clock;
    private final Supplier<String> site;

    /// @param site where this server is reached, without a slash at its end
    public TestPayments(String secret, Clock clock, Supplier<String> site) {
        this.messages = new MessageSigner("message " + secret, clock);
        this.receipts = new MessageSigner("receipt " + secret, clock);
        this.clock = clock;
        this.site = site;
    }

    /// Reads this installation's key, or makes it. Blocks.
    public static TestPayments open(SealedSecrets secrets, Clock clock, Supplier<String> site) {
        String secret = secrets.loadOrCreate("payments-test", () -> {
            byte[] bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }).getFirst().value();
        return new TestPayments(secret, clock, site);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String signatureHeader() {
        return SIGNATURE_HEADER;
    }

    @Override
    public PaymentNews.Opened start(CheckoutOrder order) {
        return new PaymentNews.Opened(order.purchase(), "checkout-" + order.purchase(), site.get() + PAGE
                + "?purchase=" + order.purchase() + "&back="
                + URLEncoder.encode(order.paidUrl(), StandardCharsets.UTF_8));
    }

    /// What the provider would send to the webhook.
    SignedMessage message(Outcome outcome, UUID purchase, long amount, String currency) {
        String body = Json.write(new Message("evt-" + Uuid7.next(), clock.instant(), outcome, purchase, amount,
                currency));
        return new SignedMessage(body, Optional.of(messages.sign(body)));
    }

    @Override
    public PaymentEvent read(SignedMessage message) throws ForgedMessage {
        messages.check(message.body(),
                message.signature().orElseThrow(() -> new ForgedMessage("it has no signature")), TOLERANCE);
        Message it = parse(message.body(), Message.class);
        return new PaymentEvent(it.id(), it.outcome().name().toLowerCase(Locale.ROOT), it.at(),
                Optional.of(switch (it.outcome()) {
                    case PAID -> new PaymentNews.Paid(it.purchase(), "payment-" + it.purchase(), it.amount(),
                            it.currency());
                    case FAILED -> new PaymentNews.Failed(it.purchase(), "the test payment failed");
                    case EXPIRED -> new PaymentNews.Expired(it.purchase());
                    case REFUNDED -> new PaymentNews.Refunded(it.purchase(), it.amount(), it.currency());
                    case CHARGED_BACK -> new PaymentNews.ChargedBack(it.purchase(), it.amount(), it.currency());
                    case REINSTATED -> new PaymentNews.Reinstated(it.purchase());
                    case FEE -> new PaymentNews.Fee(it.purchase(), it.amount(), it.currency());
                }));
    }

    /// Asked only when the time to pay is over.
    @Override
    public List<PaymentNews> lookUp(UUID purchase, String reference) {
        return List.of(new PaymentNews.Expired(purchase));
    }

    @Override
    public PaymentNews.Refunded refund(UUID refund, UUID purchase, String payment, long amount, String currency,
            long before) {
        return new PaymentNews.Refunded(purchase, before + amount, currency);
    }

    /// A receipt as an app would get it from its store.
    String receipt(Receipt of) {
        String text = Json.write(of);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                (receipts.sign(text) + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Receipt verify(String receipt) throws ForgedMessage {
        String[] parts = decoded(receipt).split("\n", 2);
        if (parts.length < 2) {
            throw new ForgedMessage("it is no receipt");
        }
        receipts.check(parts[1], parts[0], RECEIPT_AGE_MAX);
        return parse(parts[1], Receipt.class);
    }

    private static String decoded(String receipt) throws ForgedMessage {
        try {
            return new String(Base64.getUrlDecoder().decode(receipt), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new ForgedMessage("it is no receipt");
        }
    }

    /// What was signed here was written here; but a key can outlive the shape of what it signed.
    private static <T> T parse(String text, Class<T> type) throws ForgedMessage {
        try {
            @Nullable
            T read = Json.MAPPER.readValue(text, type);
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException otherShape) {
            // As below.
        }
        throw new ForgedMessage("it is signed, but of another shape");
    }
}
