package live.chobi.identity.tokens;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;

/// Public keys as RFC 7517 writes them, for those who check access tokens without asking.
public record JsonWebKeys(List<Key> keys) {
    private static final int COORDINATE_BYTES = 32;

    /// @param x,y unsigned, 32 bytes each, in Base64url without padding (RFC 7518, section 6.2.1)
    public record Key(String kty, String crv, String use, String alg, String kid, String x, String y) {
        static Key of(String id, ECPublicKey key) {
            return new Key("EC", "P-256", "sig", "ES256", id, coordinate(key.getW().getAffineX()),
                    coordinate(key.getW().getAffineY()));
        }
    }

    private static String coordinate(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] exact = new byte[COORDINATE_BYTES];
        int bytes = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(signed, signed.length - bytes, exact, COORDINATE_BYTES - bytes, bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(exact);
    }
}
