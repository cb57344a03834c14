package live.chobi.gifts.purchase.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.purchase.provider.CheckoutOrder;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.PaymentEvent;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.gifts.purchase.provider.PaymentProvider;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Uuid7;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stripe Checkout: the buyer pays at Stripe's own page, and webhooks tell what became of it. No card ever comes near
/// this server.
///
/// Source: Stripe's API reference, Checkout Sessions, Payment Intents, Refunds.
public final class StripePayments implements PaymentProvider {
    public static final String NAME = "stripe";
    private static final Logger LOG = LoggerFactory.getLogger(StripePayments.class);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(4);
    /// With a retry and the connecting it stays below the edge's own deadline.
    private static final Duration READ_MAX = Duration.ofSeconds(8);
    private static final int RETRIES = 1;
    /// Stripe takes half an hour at least.
    private static final Duration OPEN_MIN = Duration.ofMinutes(31);
    private static final String CHARGE = "latest_charge";

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
    private final StripeEvents events;
    private final Clock clock;

    public StripePayments(Account account, Clock clock) {
        this.stripe = StripeClient.builder().setApiKey(account.key()).setApiBase(withoutSlash(account.api()))
                .setConnectTimeout((int) CONNECT_MAX.toMillis()).setReadTimeout((int) READ_MAX.toMillis())
                .setMaxNetworkRetries(RETRIES).build();
        this.events = new StripeEvents(account.webhookSecret(), clock, this::purchaseOfPayment);
        this.clock = clock;
    }

    private static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String signatureHeader() {
        return StripeEvents.SIGNATURE_HEADER;
    }

    @Override
    public PaymentEvent read(SignedMessage message) throws ForgedMessage {
        return events.read(message);
    }

    @Override
    public PaymentNews.Opened start(CheckoutOrder order) {
        long amount = amount(order.amount(), order.currency());
        String purchase = order.purchase().toString();
        long earliest = clock.instant().plus(OPEN_MIN).getEpochSecond();
        SessionCreateParams params = SessionCreateParams.builder().setMode(SessionCreateParams.Mode.PAYMENT)
                .addLineItem(SessionCreateParams.LineItem.builder().setQuantity(1L)
                        .setPriceData(SessionCreateParams.LineItem.PriceData.builder()
                                .setCurrency(order.currency().toLowerCase(Locale.ROOT)).setUnitAmount(amount)
                                .setProductData(SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                        .setName(order.title()).build())
                                .build())
                        .build())
                .setClientReferenceId(purchase).putMetadata(StripeEvents.PURCHASE, purchase)
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata(StripeEvents.PURCHASE, purchase).build())
                .setSuccessUrl(order.paidUrl()).setCancelUrl(order.cancelledUrl())
                .setExpiresAt(Math.max(earliest, order.expiresAt().getEpochSecond())).build();
        Session session = asked(() -> stripe.v1().checkout().sessions().create(params, once("checkout-" + purchase)));
        if (session.getId() == null || session.getUrl() == null) {
            throw refused("a checkout without a page");
        }
        return new PaymentNews.Opened(order.purchase(), session.getId(), session.getUrl());
    }

    @Override
    public List<PaymentNews> lookUp(UUID purchase, String reference) {
        SessionRetrieveParams params = SessionRetrieveParams.builder().addExpand("payment_intent." + CHARGE).build();
        Session session = asked(() -> stripe.v1().checkout().sessions().retrieve(reference, params));
        List<PaymentNews> news = new ArrayList<>();
        if ("expired".equals(session.getStatus())) {
            news.add(new PaymentNews.Expired(purchase));
        }
        if ("paid".equals(session.getPaymentStatus())) {
            String currency = StripeAmounts.currency(session.getCurrency());
            news.add(new PaymentNews.Paid(purchase,
                    Objects.requireNonNullElse(session.getPaymentIntent(), reference),
                    StripeAmounts.fromStripe(session.getAmountTotal(), currency).orElse(0L), currency));
            PaymentIntent payment = session.getPaymentIntentObject();
            refunded(purchase, payment == null ? null : payment.getLatestChargeObject()).ifPresent(news::add);
        }
        return news;
    }

    private static Optional<PaymentNews> refunded(UUID purchase, @Nullable Charge charge) {
        if (charge == null || charge.getAmountRefunded() == null || charge.getAmountRefunded() == 0) {
            return Optional.empty();
        }
        String currency = StripeAmounts.currency(charge.getCurrency());
        return StripeAmounts.fromStripe(charge.getAmountRefunded(), currency)
                .map(total -> new PaymentNews.Refunded(purchase, total, currency));
    }

    @Override
    public PaymentNews.Refunded refund(UUID refund, UUID purchase, String payment, long amount, String currency,
            long before) {
        RefundCreateParams params = RefundCreateParams.builder().setPaymentIntent(payment)
                .setAmount(amount(amount, currency)).putMetadata(StripeEvents.PURCHASE, purchase.toString())
                .addExpand("charge").build();
        Refund answer = asked(() -> stripe.v1().refunds().create(params, once("refund-" + refund)));
        if ("failed".equals(answer.getStatus()) || "canceled".equals(answer.getStatus())) {
            throw refused("the refund " + answer.getStatus());
        }
        // The charge says what has gone back in all; an answer repeated from an earlier call may not.
        return refunded(purchase, answer.getChargeObject()).filter(PaymentNews.Refunded.class::isInstance)
                .map(PaymentNews.Refunded.class::cast)
                .orElseGet(() -> new PaymentNews.Refunded(purchase, before + amount, currency));
    }

    /// Empty when it is another's: one account can serve more than this installation.
    private Optional<UUID> purchaseOfPayment(String payment) {
        try {
            PaymentIntent intent = asked(() -> stripe.v1().paymentIntents().retrieve(payment,
                    PaymentIntentRetrieveParams.builder().build()));
            return Optional.ofNullable(intent.getMetadata())
                    .flatMap(it -> Optional.ofNullable(it.get(StripeEvents.PURCHASE))).flatMap(Uuid7::parse);
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.BAD_GATEWAY) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private static long amount(long amount, String currency) {
        return StripeAmounts.toStripe(amount, currency)
                .orElseThrow(() -> refused("no amount that it takes: " + amount + " " + currency));
    }

    /// The same key again is the same answer, for a day.
    private static RequestOptions once(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private interface Asking<T> {
        T ask() throws StripeException;
    }

    private static <T> T asked(Asking<T> call) {
        try {
            return call.ask();
        } catch (StripeException e) {
            // Without its message, which can quote the key.
            LOG.warn("Stripe answered {} {}, request {}", e.getStatusCode(), e.getCode(), e.getRequestId());
            throw mayPass(e) ? away() : refused(Objects.requireNonNullElse(e.getCode(), "status " + e.getStatusCode()));
        }
    }

    /// A wrong key passes too: when the operator mends it.
    private static boolean mayPass(StripeException e) {
        int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
        return e instanceof ApiConnectionException || e instanceof AuthenticationException
                || e instanceof PermissionException || status == 0 || status == 409 || status == 429 || status >= 500;
    }

    private static Problem away() {
        return Problem.busy("payment_provider_away",
                "the payment provider does not answer; try again, with the same key");
    }

    private static Problem refused(String why) {
        return Problem.of(ProblemCode.BAD_GATEWAY, "payment_provider_refused", "the payment provider refuses: " + why);
    }
}
