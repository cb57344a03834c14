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
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.identity.secrets.SealedSecrets.Secret;

/// The ES256 key pairs of access tokens by key id: the newest signs, all verify. Immutable; any thread.
final class AccessKeys {
    private static final String PURPOSE = "access-token-key";

    private final String signingId;
    private final Map<String, Algorithm> byId;

    private AccessKeys(String signingId, Map<String, Algorithm> byId) {
        this.signingId = signingId;
        this.byId = Map.copyOf(byId);
    }

    /// Blocks; virtual threads.
    static AccessKeys load(SealedSecrets secrets) {
        return of(secrets.loadOrCreate(PURPOSE, AccessKeys::generate));
    }

    /// @param newestFirst at least one
    static AccessKeys of(List<Secret> newestFirst) {
        Map<String, Algorithm> byId = new HashMap<>();
        for (Secret secret : newestFirst) {
            byId.put(secret.id(), decode(secret.value()));
        }
        return new AccessKeys(newestFirst.getFirst().id(), byId);
    }

    String signingId() {
        return signingId;
    }

    Algorithm signing() {
        return find(signingId).orElseThrow();
    }

    Optional<Algorithm> find(String id) {
        return Optional.ofNullable(byId.get(id));
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

    private static Algorithm decode(String value) {
        int dot = value.indexOf('.');
        Base64.Decoder decoder = Base64.getDecoder();
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            var secret = factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(value.substring(0, dot))));
            var open = factory.generatePublic(new X509EncodedKeySpec(decoder.decode(value.substring(dot + 1))));
            return Algorithm.ECDSA256((ECPublicKey) open, (ECPrivateKey) secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
