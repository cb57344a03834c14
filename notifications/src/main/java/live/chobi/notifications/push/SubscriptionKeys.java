package live.chobi.notifications.push;

import java.util.Base64;
import live.chobi.kernel.Problem;

/// What a browser gave with its subscription, so that nobody but it can read what is pushed. RFC 8291, section 2.
///
/// @param p256dh its public key, an uncompressed point of P-256
/// @param auth a secret of 16 bytes
@SuppressWarnings("ArrayRecordComponent") // never compared
record SubscriptionKeys(byte[] p256dh, byte[] auth) {
    private static final int AUTH_BYTES = 16;

    /// Reads what `PushSubscription.toJSON()` has; throws [Problem] that names the field.
    static SubscriptionKeys parse(String p256dh, String auth) {
        byte[] point = bytes("subscription.keys.p256dh", p256dh);
        if (!P256.isPoint(point)) {
            throw Problem.badInput("subscription.keys.p256dh", "must be an uncompressed point of P-256");
        }
        byte[] secret = bytes("subscription.keys.auth", auth);
        if (secret.length != AUTH_BYTES) {
            throw Problem.badInput("subscription.keys.auth",
                    "must have " + AUTH_BYTES + " bytes, got " + secret.length);
        }
        return new SubscriptionKeys(point, secret);
    }

    private static byte[] bytes(String field, String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw Problem.badInput(field, "must be Base64url");
        }
    }

    @Override
    public String toString() {
        return "SubscriptionKeys";
    }
}
