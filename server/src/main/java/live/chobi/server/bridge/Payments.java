package live.chobi.server.bridge;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import live.chobi.gifts.purchase.CoinShop;
import live.chobi.gifts.purchase.PurchaseMetrics;
import live.chobi.gifts.purchase.apple.AppleReceipts;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.gifts.purchase.provider.PaymentProvider;
import live.chobi.gifts.purchase.provider.ReceiptStore;
import live.chobi.gifts.purchase.stripe.StripePayments;
import live.chobi.gifts.purchase.testprovider.TestPayments;
import live.chobi.gifts.stripe.StripeApi;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.log.Sequencer;
import live.chobi.schema.Database;
import live.chobi.server.config.Config;
import live.chobi.server.launch.StartRefused;

/// How coins are sold here, by the settings. Any thread, but for [#open].
public final class Payments {
    private final CoinShop shop;
    private final boolean isTest;
    private final AtomicReference<String> site;

    private Payments(CoinShop shop, boolean isTest, AtomicReference<String> site) {
        this.shop = shop;
        this.isTest = isTest;
        this.site = site;
    }

    /// Settings that do not go together are refused before anything starts.
    public static void requireUsable(Config config) {
        var _ = currencies(config);
        var _ = stores(config);
        switch (config.paymentsProvider()) {
            case OFF -> {
            }
            case STRIPE -> {
                if (config.paymentsStripeKey().isEmpty() || config.paymentsStripeWebhookSecret().isEmpty()) {
                    throw new StartRefused("payments.provider=stripe needs payments.stripe.key and "
                            + "payments.stripe.webhook.secret; both stand in the dashboard of your Stripe account");
                }
            }
            case TEST -> {
                if (config.publicUrl().isPresent()) {
                    throw new StartRefused(
                            "payments.provider=test gives coins for nothing and goes with no public.url; "
                                    + "use stripe with a test key there, or unset one of the two");
                }
            }
        }
    }

    /// Virtual threads.
    public static Payments open(Config config, Database database, Sequencer sequencer, MasterKey master,
            PrometheusRegistry registry) {
        AtomicReference<String> site = new AtomicReference<>("");
        Clock clock = Clock.systemUTC();
        Optional<PaymentProvider> provider = switch (config.paymentsProvider()) {
            case OFF -> Optional.empty();
            case STRIPE -> Optional.of(new StripePayments(
                    new StripeApi.Account(config.paymentsStripeKey().orElseThrow(),
                            config.paymentsStripeWebhookSecret().orElseThrow(),
                            config.paymentsStripeUrl().orElseThrow()),
                    clock));
            case TEST -> Optional.of(TestPayments.open(new SealedSecrets(database, master), clock, site::get));
        };
        return new Payments(new CoinShop(
                new CoinShop.Terms(provider, stores(config), currencies(config), config.limitsEnabled(), site::get),
                database, sequencer, clock, new PurchaseMetrics(registry)),
                config.paymentsProvider() == Config.PaymentsProvider.TEST, site);
    }

    private static List<ReceiptStore> stores(Config config) {
        if (config.paymentsAppleBundle().isEmpty() && config.paymentsAppleRoot().isEmpty()) {
            return List.of();
        }
        if (config.paymentsAppleBundle().isEmpty() || config.paymentsAppleRoot().isEmpty()) {
            throw new StartRefused("payments.apple.bundle and payments.apple.root go together: the app, and Apple's "
                    + "certificate that its receipts are judged by");
        }
        Path file = config.paymentsAppleRoot().get();
        try (InputStream bytes = Files.newInputStream(file)) {
            return List.of(new AppleReceipts(new AppleReceipts.App(config.paymentsAppleBundle().get(),
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes),
                    config.paymentsAppleSandbox())));
        } catch (IOException | CertificateException e) {
            throw new StartRefused("payments.apple.root: " + file + " is refused: it must be a certificate", e);
        }
    }

    private static Set<String> currencies(Config config) {
        Set<String> currencies = Arrays.stream(config.paymentsCurrencies().split(",")).map(String::strip)
                .filter(it -> !it.isEmpty()).collect(Collectors.toUnmodifiableSet());
        for (String currency : currencies) {
            if (!Price.isCurrency(currency)) {
                throw new StartRefused("payments.currencies: \"" + currency
                        + "\" is refused: each must be a currency of ISO 4217 in capitals, like USD");
            }
        }
        return currencies;
    }

    public CoinShop shop() {
        return shop;
    }

    /// With the page of the test provider, where that is the one.
    public Map<String, String> pages(Map<String, String> others) {
        Map<String, String> pages = new HashMap<>(others);
        if (isTest) {
            pages.put(TestPayments.PAGE, "pay-test.html");
        }
        return Map.copyOf(pages);
    }

    /// Known once the ports are open; nobody can buy before.
    ///
    /// @param url without a slash at its end
    public void reachedAt(String url) {
        site.set(url);
    }
}
