package live.chobi.identity.tokens;

import com.auth0.jwt.algorithms.Algorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.identity.secrets.SealedSecrets.Dated;
import live.chobi.identity.secrets.SealedSecrets.Secret;

/// The ES256 key pairs of access tokens by key id: one signs, all verify. Immutable; any thread.
final class AccessKeys {
    /// How long a key signs before the next one does.
    static final Duration SIGNS_FOR = Duration.ofDays(30);
    /// A new key is known everywhere, at the other nodes and at those who read the JWKS, before it signs.
    static final Duration ANNOUNCED_FOR = Duration.ofMinutes(15);
    /// Beyond the life of the last token that a key has signed: clocks of nodes differ.
    private static final Duration SLACK = Duration.ofHours(1);
    private static final String PURPOSE = "access-token-key";

    private record Pair(Algorithm algorithm, ECPublicKey open) {}

    private final String signingId;
    private final Map<String, Pair> byId;

    private AccessKeys(String signingId, Map<String, Pair> byId) {
        this.signingId = signingId;
        this.byId = Map.copyOf(byId);
    }

    /// One turn of the rotation, which any node may take at any time. Blocks; virtual threads.
    static AccessKeys turn(SealedSecrets secrets, Instant now) {
        List<Dated> keys = secrets.renew(PURPOSE, AccessKeys::generate, now,
                newest -> !now.isBefore(newest.madeAt().plus(SIGNS_FOR)), all -> served(all, now));
        Dated signing = keys.stream().filter(it -> !now.isBefore(it.madeAt().plus(ANNOUNCED_FOR))).findFirst()
                .orElse(keys.getLast());
        return of(keys.stream().map(Dated::secret).toList(), signing.secret().id());
    }

    /// Those whose last token has ended: the next key has signed for longer than a token lives.
    private static List<Dated> served(List<Dated> newestFirst, Instant now) {
        return IntStream.range(1, newestFirst.size())
                .filter(i -> newestFirst.get(i - 1).madeAt().plus(ANNOUNCED_FOR).plus(AccessTokens.LIFE).plus(SLACK)
                        .isBefore(now))
                .mapToObj(newestFirst::get).toList();
    }

    /// The first one signs.
    ///
    /// @param newestFirst at least one
    static AccessKeys of(List<Secret> newestFirst) {
        return of(newestFirst, newestFirst.getFirst().id());
    }

    private static AccessKeys of(List<Secret> all, String signingId) {
        Map<String, Pair> byId = new HashMap<>();
        for (Secret secret : all) {
            byId.put(secret.id(), decode(secret.value()));
        }
        return new AccessKeys(signingId, byId);
    }

    String signingId() {
        return signingId;
    }

    Algorithm signing() {
        return find(signingId).orElseThrow();
    }

    Optional<Algorithm> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(Pair::algorithm);
    }

    /// The public halves as a JSON Web Key Set (RFC 7517, RFC 7518 section 6.2).
    JsonWebKeys published() {
        return new JsonWebKeys(byId.entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
                .map(it -> JsonWebKeys.Key.of(it.getKey(), it.getValue().open())).toList());
    }

    /// PKCS #8 and X.509 in Base64 with a dot between: the JDK does not derive the public key from the private one.
    static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            Base64.Encoder encoder = Base64.getEncoder();
            return encoder.encodeToString(pair.getPrivate().getEncoded()) + "."
                    + encoder.encodeToString(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Pair decode(String value) {
        int dot = value.indexOf('.');
        Base64.Decoder decoder = Base64.getDecoder();
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            var secret = factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(value.substring(0, dot))));
            var open = factory.generatePublic(new X509EncodedKeySpec(decoder.decode(value.substring(dot + 1))));
            return new Pair(Algorithm.ECDSA256((ECPublicKey) open, (ECPrivateKey) secret), (ECPublicKey) open);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
