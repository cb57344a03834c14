package live.chobi.notifications.push;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import live.chobi.outbox.Json;

/// A service account of a Firebase project, as its key file of type JSON has it.
///
/// @param email who asks for access
/// @param tokenUri who gives it
public record FcmAccount(String project, String email, PrivateKey key, URI tokenUri) {
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final Duration VALID = Duration.ofHours(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

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
    private static PrivateKey key(String pem) {
        try {
            String text = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
            return KeyFactory.getInstance("RSA")
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
        String content = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                + encoded(Json.write(Json.MAPPER.createObjectNode().put("iss", email).put("scope", SCOPE)
                        .put("aud", tokenUri.toString()).put("iat", now.getEpochSecond())
                        .put("exp", now.plus(VALID).getEpochSecond())));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "FcmAccount " + project;
    }
}
