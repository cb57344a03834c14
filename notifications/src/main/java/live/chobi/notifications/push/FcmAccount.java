package live.chobi.notifications.push;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import live.chobi.outbox.Json;

/// A service account of a Firebase project, as its key file of type JSON has it.
///
/// @param email who asks for access
/// @param tokenUri who gives it
public record FcmAccount(String project, String email, RSAPrivateKey key, URI tokenUri) {
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final Duration VALID = Duration.ofHours(1);

    /// Throws [IllegalArgumentException] that says what is missing.
    public static FcmAccount parse(String json) {
        try {
            JsonNode file = Json.MAPPER.readTree(json);
            return new FcmAccount(text(file, "project_id"), text(file, "client_email"),
                    key(text(file, "private_key")), URI.create(text(file, "token_uri")));
        } catch (JacksonException _) {
            throw new IllegalArgumentException("it is no JSON");
        }
    }

    /// @param pem PKCS 8 (RFC 7468, section 10)
    private static RSAPrivateKey key(String pem) {
        try {
            String text = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
            return (RSAPrivateKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw new IllegalArgumentException("its private_key is no RSA key");
        }
    }

    private static String text(JsonNode file, String field) {
        String text = file.path(field).asText("");
        if (text.isBlank()) {
            throw new IllegalArgumentException("it has no " + field);
        }
        return text;
    }

    /// What is exchanged for access: RFC 7523, section 2.1.
    String assertion(Instant now) {
        return JWT.create().withIssuer(email).withClaim("scope", SCOPE).withAudience(tokenUri.toString())
                .withIssuedAt(now).withExpiresAt(now.plus(VALID)).sign(Algorithm.RSA256(null, key));
    }

    @Override
    public String toString() {
        return "FcmAccount " + project;
    }
}
