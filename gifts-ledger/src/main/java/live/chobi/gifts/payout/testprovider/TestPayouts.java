package live.chobi.gifts.payout.testprovider;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.payout.provider.PayoutEvent;
import live.chobi.gifts.payout.provider.PayoutNews;
import live.chobi.gifts.payout.provider.PayoutOrder;
import live.chobi.gifts.payout.provider.PayoutProvider;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.gifts.purchase.testprovider.MessageSigner;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// A provider that takes every order and pays nobody: its messages say what a developer wants them to say. They are
/// signed with a key of this installation and judged like those of a real one. It keeps nothing.
public final class TestPayouts implements PayoutProvider {
    public static final String NAME = "test";
    static final String SIGNATURE_HEADER = "chobi-signature";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    /// What became of a payout.
    public enum Outcome {
        ACCEPTED, PAID, FAILED
    }

    /// A message.
    ///
    /// @param amount minor units
    record Message(String id, Instant at, Outcome outcome, UUID payout, long amount, String currency) {}

    private final MessageSigner signer;
    private final Clock clock;

    public TestPayouts(String secret, Clock clock) {
        this.signer = new MessageSigner("payout " + secret, clock);
        this.clock = clock;
    }

    /// Reads this installation's key, or makes it. Blocks.
    public static TestPayouts open(SealedSecrets secrets, Clock clock) {
        String secret = secrets.loadOrCreate("payouts-test", () -> {
            byte[] bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }).getFirst().value();
        return new TestPayouts(secret, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PayoutNews send(PayoutOrder order) {
        return accepted(order.payout());
    }

    private static PayoutNews.Accepted accepted(UUID payout) {
        return new PayoutNews.Accepted(payout, "payout-" + payout);
    }

    /// Nothing happens at this provider but what its messages say.
    @Override
    public List<PayoutNews> lookUp(UUID payout, String reference) {
        return List.of();
    }

    @Override
    public String signatureHeader() {
        return SIGNATURE_HEADER;
    }

    /// What the provider would send to the webhook.
    SignedMessage message(Outcome outcome, UUID payout, long amount, String currency) {
        String body = Json.write(new Message("evt-" + Uuid7.next(), clock.instant(), outcome, payout, amount,
                currency));
        return new SignedMessage(body, Optional.of(signer.sign(body)));
    }

    @Override
    public PayoutEvent read(SignedMessage message) throws ForgedMessage {
        signer.check(message.body(),
                message.signature().orElseThrow(() -> new ForgedMessage("it has no signature")), TOLERANCE);
        Message it = parse(message.body());
        return new PayoutEvent(it.id(), it.outcome().name().toLowerCase(Locale.ROOT), it.at(),
                Optional.of(switch (it.outcome()) {
                    case ACCEPTED -> accepted(it.payout());
                    case PAID -> new PayoutNews.Paid(it.payout(), it.amount(), it.currency());
                    case FAILED -> new PayoutNews.Failed(it.payout(), "the test payout failed");
                }));
    }

    /// What was signed here was written here; but a key can outlive the shape of what it signed.
    private static Message parse(String text) throws ForgedMessage {
        try {
            @Nullable
            Message read = Json.MAPPER.readValue(text, Message.class);
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException otherShape) {
            // As below.
        }
        throw new ForgedMessage("it is signed, but of another shape");
    }
}
