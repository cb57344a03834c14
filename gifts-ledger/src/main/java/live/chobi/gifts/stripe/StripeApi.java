package live.chobi.gifts.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One Stripe account, and what its answers mean.
public final class StripeApi {
    private static final Logger LOG = LoggerFactory.getLogger(StripeApi.class);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(4);
    /// With a retry and the connecting it stays below the edge's own deadline.
    private static final Duration READ_MAX = Duration.ofSeconds(8);
    private static final int RETRIES = 1;
    /// Our account at Stripe has too little to transfer, which the operator can mend.
    private static final String TOO_LITTLE = "balance_insufficient";

    /// What an installation has from its Stripe account.
    ///
    /// @param key secret, of the API
    /// @param webhookSecret of the webhook's endpoint
    /// @param api where Stripe answers; another one in tests
    public record Account(String key, String webhookSecret, URI api) {
        @Override
        public String toString() {
            return "Account at " + api; // without its secrets
        }
    }

    static {
        // How long earlier calls took is nobody's business.
        Stripe.enableTelemetry = false;
    }

    private final StripeClient stripe;

    public StripeApi(Account account) {
        this.stripe = StripeClient.builder().setApiKey(account.key()).setApiBase(withoutSlash(account.api()))
                .setConnectTimeout((int) CONNECT_MAX.toMillis()).setReadTimeout((int) READ_MAX.toMillis())
                .setMaxNetworkRetries(RETRIES).build();
    }

    private static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    public V1Services v1() {
        return stripe.v1();
    }

    /// The same key again is the same answer, for a day.
    public static RequestOptions once(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    /// A call.
    public interface Asking<T> {
        T ask() throws StripeException;
    }

    /// Throws SERVICE_UNAVAILABLE `payment_provider_away` for what may pass, BAD_GATEWAY `payment_provider_refused` for
    /// what never will.
    public static <T> T asked(Asking<T> call) {
        try {
            return call.ask();
        } catch (StripeException e) {
            // Without its message, which can quote the key.
            LOG.warn("Stripe answered {} {}, request {}", e.getStatusCode(), e.getCode(), e.getRequestId());
            throw mayPass(e) ? away() : refused(Objects.requireNonNullElse(e.getCode(), "status " + e.getStatusCode()));
        }
    }

    /// A wrong key passes too: when the operator mends it. A key of idempotency that was used with other parameters
    /// says that something was done under it, so it must never count as nothing.
    private static boolean mayPass(StripeException e) {
        int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
        return e instanceof ApiConnectionException || e instanceof AuthenticationException
                || e instanceof PermissionException || e instanceof IdempotencyException
                || TOO_LITTLE.equals(e.getCode()) || status == 0 || status == 409 || status == 429 || status >= 500;
    }

    public static Problem away() {
        return Problem.busy("payment_provider_away",
                "the payment provider does not answer; try again, with the same key");
    }

    public static Problem refused(String why) {
        return Problem.of(ProblemCode.BAD_GATEWAY, "payment_provider_refused", "the payment provider refuses: " + why);
    }

    /// In Stripe's minor units; throws [#refused] where Stripe has none for it.
    public static long amount(long amount, String currency) {
        return StripeAmounts.toStripe(amount, currency)
                .orElseThrow(() -> refused("no amount that it takes: " + amount + " " + currency));
    }
}
