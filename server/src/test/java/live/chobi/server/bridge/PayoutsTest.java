package live.chobi.server.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import live.chobi.server.config.ConfigReader;
import live.chobi.server.launch.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which settings of payouts go together.
class PayoutsTest {
    @TempDir
    Path home;

    private void require(String... flags) {
        Payouts.requireUsable(ConfigReader.read(flags, Map.of(), home));
    }

    @Test
    void nobody_is_paid_unless_it_is_set() {
        assertThat(ConfigReader.read(new String[0], Map.of(), home).payoutsProvider().name()).isEqualTo("OFF");
        require();
        require("--payouts.provider=test");
        require("--payouts.provider=stripe", "--payments.stripe.key=sk_test_1234",
                "--payouts.stripe.webhook.secret=whsec_1234", "--public.url=https://chobi.example");
        require("--public.url=https://chobi.example", "--payouts.rates=SAR=18.75, KWD=1.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --payouts.provider=test --public.url=https://chobi.example | payouts.provider=test pays nobody and goes with no public.url
            --payouts.provider=stripe                                  | payouts.provider=stripe needs payments.stripe.key and payouts.stripe.webhook.secret
            --payouts.provider=stripe --payments.stripe.key=sk_test_1  | payouts.provider=stripe needs payments.stripe.key and payouts.stripe.webhook.secret
            --payouts.rates=USD=five                                   | payouts.rates: "USD=five" is refused: each must be a currency of ISO 4217
            --payouts.rates=BITCOIN=5                                  | payouts.rates: "BITCOIN=5" is refused: each must be a currency of ISO 4217
            --payouts.rates=USD=5,USD=6                                | payouts.rates: "USD=6" is refused: each currency stands once
            """)
    void what_does_not_go_together_is_refused_at_the_start(String flags, String line) {
        assertThatThrownBy(() -> require(flags.split(" ", -1))).isInstanceOfSatisfying(StartRefused.class,
                refused -> assertThat(refused.line()).startsWith(line));
    }
}
