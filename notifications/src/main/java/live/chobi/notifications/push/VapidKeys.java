package live.chobi.notifications.push;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import live.chobi.identity.secrets.SealedSecrets;

/// Who we are to push services: RFC 8292. Browsers subscribe with the public key, so that nobody else can push to them;
/// were it another one some day, every subscription would be worth nothing. Any thread, but for [#open].
public final class VapidKeys {
    private static final String PURPOSE = "webpush";
    /// A day at most (section 2); a service may keep a clock that is somewhat off.
    private static final Duration VALID = Duration.ofHours(12);
    /// Signed anew long before it ends.
    private static final Duration USED = Duration.ofHours(6);
    private static final int ORIGINS_MAX = 1_000;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private record Token(String jwt, Instant until) {}

    private final ECPrivateKey privateKey;
    private final String publicKey;
    private final Optional<String> contact;
    private final InstantSource clock;
    private final Map<String, Token> byOrigin = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
            return size() > ORIGINS_MAX;
        }
    };

    private VapidKeys(ECPrivateKey privateKey, byte[] publicKey, Optional<String> contact, InstantSource clock) {
        this.privateKey = privateKey;
        this.publicKey = BASE64.encodeToString(publicKey);
        this.contact = contact;
        this.clock = clock;
    }

    /// Reads the pair, or makes one on the first start. Virtual threads.
    ///
    /// @param contact an address by which the services' operators reach ours, `mailto:` or `https:` (section 2.1)
    public static VapidKeys open(SealedSecrets secrets, Optional<String> contact, InstantSource clock) {
        String[] pair = secrets.loadOrCreate(PURPOSE, VapidKeys::fresh).getFirst().value().split(" ", 2);
        try {
            ECPrivateKey key = (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pair[0])));
            return new VapidKeys(key, Base64.getDecoder().decode(pair[1]), contact, clock);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key pair for Web Push cannot be read", e);
        }
    }

    private static String fresh() {
        KeyPair pair = P256.newPair();
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + " "
                + Base64.getEncoder().encodeToString(P256.bytes((ECPublicKey) pair.getPublic()));
    }

    /// In Base64url, as `applicationServerKey` takes it.
    public String publicKey() {
        return publicKey;
    }

    /// The value of `Authorization` for a push to this endpoint.
    String authorization(URI endpoint) {
        String origin = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        synchronized (byOrigin) {
            Token known = byOrigin.get(origin);
            if (known == null || !clock.instant().isBefore(known.until())) {
                known = new Token(sign(origin), clock.instant().plus(USED));
                byOrigin.put(origin, known);
            }
            return "vapid t=" + known.jwt() + ", k=" + publicKey;
        }
    }

    private String sign(String origin) {
        var token = JWT.create().withAudience(origin).withExpiresAt(clock.instant().plus(VALID));
        contact.ifPresent(token::withSubject);
        return token.sign(Algorithm.ECDSA256(null, privateKey));
    }
}
