package live.chobi.server.bridge;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Optional;
import live.chobi.gifts.payout.PayoutMetrics;
import live.chobi.gifts.payout.PayoutOffice;
import live.chobi.gifts.payout.Rates;
import live.chobi.gifts.payout.provider.PayoutProvider;
import live.chobi.gifts.payout.stripe.StripePayouts;
import live.chobi.gifts.payout.testprovider.TestPayouts;
import live.chobi.gifts.stripe.StripeApi;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.log.Sequencer;
import live.chobi.schema.Database;
import live.chobi.server.config.Config;
import live.chobi.server.launch.StartRefused;

/// How hosts are paid here, by the settings. Any thread, but for [#open].
public final class Payouts {
    private Payouts() {
    }

    /// Settings that do not go together are refused before anything starts.
    public static void requireUsable(Config config) {
        var _ = rates(config);
        if (config.payoutsProvider() == Config.PayoutsProvider.TEST && config.publicUrl().isPresent()) {
            throw new StartRefused(
                    "payouts.provider=test pays nobody and goes with no public.url; unset one of the two");
        }
        if (config.payoutsProvider() == Config.PayoutsProvider.STRIPE
                && (config.paymentsStripeKey().isEmpty() || config.payoutsStripeWebhookSecret().isEmpty())) {
            throw new StartRefused("payouts.provider=stripe needs payments.stripe.key and "
                    + "payouts.stripe.webhook.secret; both stand in the dashboard of your Stripe account");
        }
    }

    /// Virtual threads.
    public static PayoutOffice open(Config config, Database database, Sequencer sequencer, MasterKey master,
            PrometheusRegistry registry) {
        Clock clock = Clock.systemUTC();
        Optional<PayoutProvider> provider = switch (config.payoutsProvider()) {
            case OFF -> Optional.empty();
            case STRIPE -> Optional.of(new StripePayouts(new StripeApi.Account(config.paymentsStripeKey().orElseThrow(),
                    config.payoutsStripeWebhookSecret().orElseThrow(), config.paymentsStripeUrl().orElseThrow()),
                    clock));
            case TEST -> Optional.of(TestPayouts.open(new SealedSecrets(database, master), clock));
        };
        return new PayoutOffice(
                new PayoutOffice.Terms(provider, rates(config), config.payoutsMinimum(), config.limitsEnabled()),
                database, sequencer, master, clock, new PayoutMetrics(registry));
    }

    private static Rates rates(Config config) {
        try {
            return Rates.parse(config.payoutsRates());
        } catch (IllegalArgumentException e) {
            throw new StartRefused("payouts.rates: " + e.getMessage(), e);
        }
    }
}
