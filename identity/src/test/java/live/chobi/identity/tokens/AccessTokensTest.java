package live.chobi.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.identity.FakeClock;
import live.chobi.identity.secrets.SealedSecrets.Secret;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
    private static final Secret OLD = new Secret("old", AccessKeys.generate());
    private static final Secret NEW = new Secret("new", AccessKeys.generate());
    private static final UserId SARA = UserId.next();
    private static final UUID SIGN_IN = Uuid7.next();

    private final Set<UUID> barred = new HashSet<>();

    private final FakeClock clock = new FakeClock();
    /// Issues.
    private final AccessTokens home = new AccessTokens(AccessKeys.of(List.of(NEW, OLD)), barred::contains, clock);
    /// Another node of the same installation, which has seen none of these tokens.
    private final AccessTokens tokens = new AccessTokens(AccessKeys.of(List.of(NEW, OLD)), barred::contains, clock);

    @Test
    void a_token_names_its_user_and_role() {
        assertThat(tokens.authenticate(Optional.of(home.issue(SARA, Role.ADMIN, SIGN_IN)), "192.0.2.1"))
                .isEqualTo(new Caller.SignedIn(SARA, Role.ADMIN, "192.0.2.1", Optional.of(SIGN_IN)));
    }

    @Test
    void the_node_that_issued_a_token_takes_it_until_it_ends() {
        Optional<String> token = Optional.of(home.issue(SARA, Role.USER, SIGN_IN));
        assertThat(home.authenticate(token, "a")).isEqualTo(tokens.authenticate(token, "a"));
        clock.pass(Duration.ofHours(1));
        assertThat(refusal(home, token)).isEqualTo("token_expired");
    }

    @Test
    void a_sign_in_that_is_called_back_has_no_good_token_any_more_also_where_it_is_remembered() {
        Optional<String> token = Optional.of(home.issue(SARA, Role.USER, SIGN_IN));
        Optional<String> other = Optional.of(home.issue(SARA, Role.USER, Uuid7.next()));
        assertThat(tokens.authenticate(token, "a").is(SARA)).isTrue();
        barred.add(SIGN_IN);
        assertThat(refusal(tokens, token)).isEqualTo("token_revoked");
        assertThat(refusal(home, token)).isEqualTo("token_revoked");
        assertThat(tokens.authenticate(other, "a").is(SARA)).isTrue();
    }

    @Test
    void without_a_token_the_caller_is_a_guest() {
        assertThat(tokens.authenticate(Optional.empty(), "192.0.2.1")).isEqualTo(new Caller.Guest("192.0.2.1"));
    }

    @Test
    void a_token_is_good_for_an_hour_also_once_it_is_remembered() {
        Optional<String> token = Optional.of(home.issue(SARA, Role.USER, SIGN_IN));
        clock.pass(Duration.ofHours(1).minusSeconds(1));
        assertThat(tokens.authenticate(token, "a").is(SARA)).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(refusal(tokens, token)).isEqualTo("token_expired");
        assertThat(refusal(tokens, token)).isEqualTo("token_expired");
    }

    @Test
    void a_token_of_an_earlier_key_is_good_and_new_ones_name_the_newest_key() {
        AccessTokens before = new AccessTokens(AccessKeys.of(List.of(OLD)), _ -> false, clock);
        assertThat(tokens.authenticate(Optional.of(before.issue(SARA, Role.USER, SIGN_IN)), "a").is(SARA)).isTrue();
        assertThat(JWT.decode(home.issue(SARA, Role.USER, SIGN_IN)).getKeyId()).isEqualTo("new");
    }

    @Test
    void a_token_of_an_unknown_key_is_refused() {
        AccessTokens other = new AccessTokens(AccessKeys.of(List.of(new Secret("other", AccessKeys.generate()))),
                _ -> false, clock);
        assertThat(refusal(tokens, Optional.of(other.issue(SARA, Role.USER, SIGN_IN)))).isEqualTo("token_invalid");
    }

    @Test
    void a_token_of_another_key_under_a_known_name_is_refused() {
        AccessTokens forger = new AccessTokens(AccessKeys.of(List.of(new Secret("new", AccessKeys.generate()))),
                _ -> false, clock);
        assertThat(refusal(tokens, Optional.of(forger.issue(SARA, Role.ADMIN, SIGN_IN)))).isEqualTo("token_invalid");
    }

    @Test
    void changed_claims_and_other_algorithms_are_refused() {
        String[] part = home.issue(SARA, Role.USER, SIGN_IN).split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(part[1]), StandardCharsets.UTF_8);
        String raised = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(claims.replace("USER", "ADMIN").getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(tokens, Optional.of(part[0] + "." + raised + "." + part[2]))).isEqualTo("token_invalid");
        assertThat(refusal(tokens, Optional.of(unsigned(Algorithm.none())))).isEqualTo("token_invalid");
        assertThat(refusal(tokens, Optional.of(unsigned(Algorithm.HMAC256(NEW.value()))))).isEqualTo("token_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "....", "e30.e30.e30", "null", "\u0000", "eyJhbGciOiJFUzI1NiJ9.e30."})
    void garbage_is_refused(String text) {
        assertThat(refusal(tokens, Optional.of(text))).isEqualTo("token_invalid");
        assertThat(refusal(tokens, Optional.of(text.repeat(5_000) + "x".repeat(5_000)))).isEqualTo("token_invalid");
    }

    @Test
    void signed_tokens_without_a_user_an_end_or_a_role_are_refused() {
        Algorithm key = AccessKeys.of(List.of(NEW)).signing();
        var bare = JWT.create().withKeyId("new").withIssuer("chobi");
        assertThat(refusal(tokens, Optional.of(bare.sign(key)))).isEqualTo("token_invalid");
        assertThat(refusal(tokens, Optional.of(bare.withSubject(SARA.toString()).sign(key))))
                .isEqualTo("token_invalid");
        assertThat(refusal(tokens, Optional.of(bare.withExpiresAt(clock.instant().plusSeconds(9)).sign(key))))
                .isEqualTo("token_invalid");
    }

    private String unsigned(Algorithm algorithm) {
        return JWT.create().withKeyId("new").withIssuer("chobi").withSubject(SARA.toString()).withClaim("role", "ADMIN")
                .withExpiresAt(clock.instant().plusSeconds(60)).sign(algorithm);
    }

    private static String refusal(AccessTokens tokens, Optional<String> token) {
        Problem problem = catchThrowableOfType(Problem.class, () -> tokens.authenticate(token, "192.0.2.1"));
        assertThat(problem.code()).isEqualTo(ProblemCode.UNAUTHORIZED);
        return problem.reason();
    }
}
