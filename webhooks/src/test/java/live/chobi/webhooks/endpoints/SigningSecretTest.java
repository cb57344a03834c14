package live.chobi.webhooks.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningSecretTest {
    /// The example that the libraries of Standard Webhooks test themselves with.
    @Test
    void the_signature_is_the_one_that_receivers_libraries_expect() {
        SigningSecret secret = new SigningSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertThat(secret.text()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void each_is_another_of_256_bits_and_is_not_shown_by_accident() {
        SigningSecret secret = SigningSecret.fresh();
        assertThat(secret.bytes()).hasSize(32);
        assertThat(secret).isNotEqualTo(SigningSecret.fresh());
        assertThat(secret.toString()).doesNotContain(secret.text());
    }
}
