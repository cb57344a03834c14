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

/// Which settings of payments go together.
class PaymentsTest {
    @TempDir
    Path home;

    private void require(String... flags) {
        Payments.requireUsable(ConfigReader.read(flags, Map.of(), home));
    }

    @Test
    void nothing_is_sold_unless_it_is_set() {
        assertThat(ConfigReader.read(new String[0], Map.of(), home).paymentsProvider().name()).isEqualTo("OFF");
        require();
        require("--payments.provider=test");
        require("--payments.provider=stripe", "--payments.stripe.key=sk_test_1234",
                "--payments.stripe.webhook.secret=whsec_1234", "--public.url=https://chobi.example",
                "--payments.currencies=SAR, KWD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --payments.provider=stripe                                            | payments.provider=stripe needs payments.stripe.key and payments.stripe.webhook.secret
            --payments.provider=stripe --payments.stripe.key=sk_test_1234         | payments.provider=stripe needs payments.stripe.key and payments.stripe.webhook.secret
            --payments.provider=test --public.url=https://chobi.example           | payments.provider=test gives coins for nothing and goes with no public.url
            --payments.apple.bundle=example.chobi                                 | payments.apple.bundle and payments.apple.root go together
            --payments.apple.root=/nowhere.cer                                    | payments.apple.bundle and payments.apple.root go together
            --payments.apple.bundle=example.chobi --payments.apple.root=/nowhere.cer | payments.apple.root: /nowhere.cer is refused: it must be a certificate
            --payments.currencies=USD,usd                                         | payments.currencies: "usd" is refused: each must be a currency of ISO 4217
            --payments.currencies=BITCOIN                                         | payments.currencies: "BITCOIN" is refused: each must be a currency of ISO 4217
            """)
    void what_does_not_go_together_is_refused_at_the_start(String flags, String line) {
        assertThatThrownBy(() -> require(flags.split(" "))).isInstanceOfSatisfying(StartRefused.class,
                refused -> assertThat(refused.line()).startsWith(line).doesNotContain("sk_test_1234"));
    }
}
