package live.chobi.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PushEncryptionTest {
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();
    private static final String UA_PUBLIC = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    @Test
    void the_example_of_the_standard_comes_out_byte_for_byte() throws GeneralSecurityException {
        // RFC 8291, appendix A
        KeyPair ours = pair("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
                "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        byte[] body = PushEncryption.encrypt(SubscriptionKeys.parse(UA_PUBLIC, "BTBZMqHH6r4Tts7J_aSIgg"),
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8), ours,
                BASE64.decode("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body)).isEqualTo(
                "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK"
                        + "6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    private static KeyPair pair(String point, String scalar) throws GeneralSecurityException {
        return new KeyPair(P256.publicKey(BASE64.decode(point)), KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, BASE64.decode(scalar)), P256.CURVE)));
    }

    @Test
    void a_message_as_large_as_may_be_makes_a_body_of_4096_bytes() {
        SubscriptionKeys keys = SubscriptionKeys.parse(UA_PUBLIC, "BTBZMqHH6r4Tts7J_aSIgg");
        assertThat(PushEncryption.encrypt(keys, new byte[PushEncryption.PLAIN_BYTES_MAX])).hasSize(4_096);
        assertThatThrownBy(() -> PushEncryption.encrypt(keys, new byte[PushEncryption.PLAIN_BYTES_MAX + 1]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3993");
    }

    @Test
    void a_point_off_the_curve_is_none() {
        byte[] point = BASE64.decode(UA_PUBLIC);
        assertThat(P256.isPoint(point)).isTrue();
        point[64] ^= 1;
        assertThat(P256.isPoint(point)).isFalse();
        assertThat(P256.isPoint(new byte[65])).isFalse();
        assertThat(P256.isPoint(new byte[0])).isFalse();
    }
}
