package live.chobi.gifts.purchase.apple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Set;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.ReceiptStore;
import live.chobi.outbox.Json;

/// Apple's App Store: a receipt is the signed transaction that StoreKit 2 gives to the app (`jwsRepresentation`). It is
/// judged here, by its signature and the certificates that come with it, without asking Apple.
///
/// Source: Apple's App Store Server API, "JWSTransaction" and "JWSTransactionDecodedPayload"; RFC 7515; the marks of the
/// certificates are those that Apple's own server library looks for.
public final class AppleReceipts implements ReceiptStore {
    public static final String NAME = "apple";
    /// What Apple marks a certificate with that signs receipts, and the one that issues these.
    private static final String SIGNS_RECEIPTS = "1.2.840.113635.100.6.11.1";
    private static final String ISSUES_FOR_RECEIPTS = "1.2.840.113635.100.6.2.1";
    private static final int CHAIN = 3;
    private static final int THOUSANDTHS = 3;

    /// The app whose purchases count.
    ///
    /// @param bundle its identifier; a product is called like its pack, or the bundle, a dot and the pack
    /// @param root what every chain ends at: Apple Root CA - G3
    /// @param sandbox whether what testers bought counts too
    public record App(String bundle, X509Certificate root, boolean sandbox) {}

    private final App app;

    public AppleReceipts(App app) {
        this.app = app;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Receipt verify(String receipt) throws ForgedMessage {
        String[] parts = receipt.strip().split("\\.", -1);
        if (parts.length != 3) {
            throw new ForgedMessage("it is no signed transaction");
        }
        JsonNode header = json(parts[0]);
        JsonNode payload = json(parts[1]);
        if (!header.path("alg").asText().equals("ES256")) {
            throw new ForgedMessage("it is signed by " + header.path("alg"));
        }
        try {
            PublicKey key = signer(header.path("x5c"), Instant.ofEpochMilli(payload.path("signedDate").asLong()));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                throw new ForgedMessage("its signature is wrong");
            }
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new ForgedMessage(String.valueOf(wrong.getMessage()));
        }
        return receipt(payload);
    }

    private static JsonNode json(String part) throws ForgedMessage {
        try {
            JsonNode read = Json.MAPPER
                    .readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (IllegalArgumentException | JsonProcessingException other) {
            // As below.
        }
        throw new ForgedMessage("it is no signed transaction");
    }

    /// The key of a certificate that Apple lets sign receipts, as its chain says at that moment.
    private PublicKey signer(JsonNode x5c, Instant at) throws ForgedMessage, GeneralSecurityException {
        if (x5c.size() != CHAIN) {
            throw new ForgedMessage("it has no chain of " + CHAIN + " certificates");
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        for (JsonNode one : x5c) {
            chain.add((X509Certificate) factory
                    .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(one.asText()))));
        }
        if (!chain.getLast().equals(app.root()) || chain.getFirst().getExtensionValue(SIGNS_RECEIPTS) == null
                || chain.get(1).getExtensionValue(ISSUES_FOR_RECEIPTS) == null) {
            throw new ForgedMessage("its certificates are not Apple's for receipts");
        }
        PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(app.root(), null)));
        // What was signed while they were valid stays signed.
        trust.setDate(Date.from(at));
        trust.setRevocationEnabled(false);
        var _ = CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(chain.subList(0, CHAIN - 1)),
                trust);
        return chain.getFirst().getPublicKey();
    }

    /// Of what Apple has signed, only what is a sale of this app's that stands.
    private Receipt receipt(JsonNode payload) throws ForgedMessage {
        String environment = payload.path("environment").asText();
        boolean counts = environment.equals("Production") || (app.sandbox() && environment.equals("Sandbox"));
        if (!counts || !payload.path("bundleId").asText().equals(app.bundle())) {
            throw new ForgedMessage("it is of the " + environment + " of another app");
        }
        if (!payload.path("type").asText().equals("Consumable") || payload.path("quantity").asLong(1) != 1
                || payload.hasNonNull("revocationDate")) {
            throw new ForgedMessage("it is not one consumable, or was refunded");
        }
        String product = payload.path("productId").asText();
        String prefix = app.bundle() + ".";
        String currency = payload.path("currency").asText();
        return new Receipt(payload.path("transactionId").asText(),
                product.startsWith(prefix) ? product.substring(prefix.length()) : product,
                minor(payload.path("price"), currency), currency);
    }

    /// Apple tells prices in thousandths of the currency's major unit.
    private static long minor(JsonNode price, String currency) throws ForgedMessage {
        if (!price.isIntegralNumber() || !price.canConvertToLong()) {
            throw new ForgedMessage("it tells no price");
        }
        try {
            return BigDecimal.valueOf(price.longValue(), THOUSANDTHS)
                    .movePointRight(Currency.getInstance(currency).getDefaultFractionDigits()).longValueExact();
        } catch (IllegalArgumentException | ArithmeticException none) {
            throw new ForgedMessage("its price is none: " + price + " " + currency);
        }
    }
}
