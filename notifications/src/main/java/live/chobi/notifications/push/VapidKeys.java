package live.chobi.notifications.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
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
import live.chobi.outbox.Json;

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

    private final PrivateKey privateKey;
    private final String publicKey;
    private final Optional<String> contact;
    private final InstantSource clock;
    private final Map<String, Token> byOrigin = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
            return size() > ORIGINS_MAX;
        }
    };

    private VapidKeys(PrivateKey privateKey, byte[] publicKey, Optional<String> contact, InstantSource clock) {
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
            PrivateKey key = KeyFactory.getInstance("EC")
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
        var claims = Json.MAPPER.createObjectNode().put("aud", origin)
                .put("exp", clock.instant().plus(VALID).getEpochSecond());
        contact.ifPresent(it -> claims.put("sub", it));
        String content = encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + encoded(Json.write(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
