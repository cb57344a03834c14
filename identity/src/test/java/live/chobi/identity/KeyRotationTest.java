package live.chobi.identity;

import static live.chobi.identity.IdentityOnPostgres.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import live.chobi.identity.tokens.JsonWebKeys;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The keys that sign access tokens: each for thirty days, known before it signs, kept while a token of it is good.
class KeyRotationTest {
    private final IdentityOnPostgres chobi = new IdentityOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void a_key_is_followed_by_another_after_thirty_days_which_signs_once_it_is_known_everywhere() {
        Virtually.run(() -> {
            SignedIn first = chobi.register("sara", "sara@example.test");
            chobi.clock.pass(Duration.ofDays(30).minusSeconds(1));
            chobi.identity.turnKeys();
            assertThat(ids()).containsExactly(keyOf(first));
            chobi.clock.pass(Duration.ofSeconds(1));
            chobi.identity.turnKeys();
            assertThat(ids()).as("newest first").hasSize(2).last().isEqualTo(keyOf(first));
            assertThat(keyOf(chobi.login("sara", PASSWORD))).isEqualTo(keyOf(first));
            chobi.clock.pass(Duration.ofMinutes(15));
            chobi.identity.turnKeys();
            assertThat(keyOf(chobi.login("sara", PASSWORD))).isEqualTo(ids().getFirst()).isNotEqualTo(keyOf(first));
        });
    }

    @Test
    void the_last_token_of_a_key_is_good_until_it_ends_and_then_the_key_goes() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            chobi.clock.pass(Duration.ofDays(30));
            chobi.identity.turnKeys();
            chobi.clock.pass(Duration.ofMinutes(14));
            SignedIn last = chobi.login("sara", PASSWORD);
            chobi.clock.pass(Duration.ofMinutes(59));
            chobi.identity.turnKeys();
            assertThat(chobi.caller(last).is(last.user().id())).isTrue();
            chobi.clock.pass(Duration.ofMinutes(63));
            chobi.identity.turnKeys();
            assertThat(ids()).hasSize(1).doesNotContain(keyOf(last));
        });
    }

    @Test
    void nodes_that_turn_at_once_make_one_key() {
        Virtually.run(() -> chobi.clock.pass(Duration.ofDays(31)));
        IdentityOnPostgres.atOnce(4, _ -> {
            chobi.identity.turnKeys();
            return "turned";
        });
        assertThat(ids()).hasSize(2);
    }

    @Test
    void another_node_takes_what_a_new_key_has_signed() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            try (Identity other = chobi.start(true)) {
                chobi.clock.pass(Duration.ofDays(30));
                chobi.identity.turnKeys();
                other.turnKeys();
                chobi.clock.pass(Duration.ofMinutes(15));
                chobi.identity.turnKeys();
                SignedIn sara = chobi.login("sara", PASSWORD);
                assertThat(other.accessTokens().authenticate(Optional.of(sara.accessToken()), "a")
                        .is(sara.user().id())).isTrue();
            }
        });
    }

    @Test
    void anybody_can_check_a_token_with_the_published_keys() throws Exception {
        String token = Virtually.call(() -> chobi.register("sara", "sara@example.test")).accessToken();
        JsonWebKeys.Key key = chobi.identity.accessTokens().published().keys().getFirst();
        assertThat(key.kid()).isEqualTo(JWT.decode(token).getKeyId());
        assertThat(List.of(key.kty(), key.crv(), key.use(), key.alg())).containsExactly("EC", "P-256", "sig", "ES256");
        assertThat(List.of(key.x(), key.y())).allMatch(it -> it.matches("[\\w-]{43}"));
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var open = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(
                new ECPoint(number(key.x()), number(key.y())), curve.getParameterSpec(ECParameterSpec.class)));
        Algorithm.ECDSA256(open, null).verify(JWT.decode(token));
    }

    private static BigInteger number(String coordinate) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(coordinate));
    }

    private List<String> ids() {
        return chobi.identity.accessTokens().published().keys().stream().map(JsonWebKeys.Key::kid).toList();
    }

    private static String keyOf(SignedIn signedIn) {
        return JWT.decode(signedIn.accessToken()).getKeyId();
    }
}
