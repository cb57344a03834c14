package live.chobi.gifts.purchase.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
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
import live.chobi.gifts.stripe.StripeAmounts;
import live.chobi.gifts.stripe.StripeApi;
import live.chobi.gifts.stripe.StripeMessages;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Uuid7;
import org.jspecify.annotations.Nullable;

/// Stripe Checkout: the buyer pays at Stripe's own page, and webhooks tell what became of it. No card ever comes near
/// this server.
///
/// Source: Stripe's API reference, Checkout Sessions, Payment Intents, Refunds.
public final class StripePayments implements PaymentProvider {
    public static final String NAME = "stripe";
    /// Stripe takes half an hour at least.
    private static final Duration OPEN_MIN = Duration.ofMinutes(31);
    private static final String CHARGE = "latest_charge";

    private final StripeApi stripe;
    private final StripeEvents events;
    private final Clock clock;

    public StripePayments(StripeApi.Account account, Clock clock) {
        this.stripe = new StripeApi(account);
        this.events = new StripeEvents(account.webhookSecret(), clock, this::purchaseOfPayment);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String signatureHeader() {
        return StripeMessages.SIGNATURE_HEADER;
    }

    @Override
    public PaymentEvent read(SignedMessage message) throws ForgedMessage {
        return events.read(message);
    }

    @Override
    public PaymentNews.Opened start(CheckoutOrder order) {
        long amount = StripeApi.amount(order.amount(), order.currency());
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
        Session session = StripeApi
                .asked(() -> stripe.v1().checkout().sessions().create(params, StripeApi.once("checkout-" + purchase)));
        if (session.getId() == null || session.getUrl() == null) {
            throw StripeApi.refused("a checkout without a page");
        }
        return new PaymentNews.Opened(order.purchase(), session.getId(), session.getUrl());
    }

    @Override
    public List<PaymentNews> lookUp(UUID purchase, String reference) {
        SessionRetrieveParams params = SessionRetrieveParams.builder().addExpand("payment_intent." + CHARGE).build();
        Session session = StripeApi.asked(() -> stripe.v1().checkout().sessions().retrieve(reference, params));
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
                .setAmount(StripeApi.amount(amount, currency)).putMetadata(StripeEvents.PURCHASE, purchase.toString())
                .addExpand("charge").build();
        Refund answer = StripeApi.asked(() -> stripe.v1().refunds().create(params, StripeApi.once("refund-" + refund)));
        if ("failed".equals(answer.getStatus()) || "canceled".equals(answer.getStatus())) {
            throw StripeApi.refused("the refund " + answer.getStatus());
        }
        // The charge says what has gone back in all; an answer repeated from an earlier call may not.
        return refunded(purchase, answer.getChargeObject()).filter(PaymentNews.Refunded.class::isInstance)
                .map(PaymentNews.Refunded.class::cast)
                .orElseGet(() -> new PaymentNews.Refunded(purchase, before + amount, currency));
    }

    /// Empty when it is another's: one account can serve more than this installation.
    private Optional<UUID> purchaseOfPayment(String payment) {
        try {
            PaymentIntent intent = StripeApi.asked(() -> stripe.v1().paymentIntents().retrieve(payment,
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
}
