package live.chobi.notifications.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts a message for one browser: RFC 8291, in the content coding `aes128gcm` of RFC 8188, one record. Pure but
/// for its randomness; any thread.
final class PushEncryption {
    /// A push service need not take more than 4,096 bytes (RFC 8030, section 7.2): header, record, padding's end
    /// and tag.
    static final int PLAIN_BYTES_MAX = 4_096 - 86 - 1 - 16;
    private static final int RECORD_SIZE = 4_096;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int SECRET_BYTES = 32;
    private static final int TAG_BITS = 128;
    /// Ends the last record (RFC 8188, section 2).
    private static final byte LAST = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PushEncryption() {
    }

    /// The body of the request, with its header.
    static byte[] encrypt(SubscriptionKeys keys, byte[] plain) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return encrypt(keys, plain, P256.newPair(), salt);
    }

    /// @param ours a pair for this message alone
    static byte[] encrypt(SubscriptionKeys keys, byte[] plain, KeyPair ours, byte[] salt) {
        if (plain.length > PLAIN_BYTES_MAX) {
            throw new IllegalArgumentException("a pushed message has at most " + PLAIN_BYTES_MAX + " bytes, not "
                    + plain.length);
        }
        byte[] ourPoint = P256.bytes((ECPublicKey) ours.getPublic());
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(ours.getPrivate());
            agreement.doPhase(P256.publicKey(keys.p256dh()), true);
            ByteBuffer about = ByteBuffer.allocate(14 + 2 * P256.POINT_BYTES).put(text("WebPush: info"))
                    .put(keys.p256dh()).put(ourPoint);
            byte[] secret = derive(agreement.generateSecret(), keys.auth(), about.array(), SECRET_BYTES);
            byte[] key = derive(secret, salt, text("Content-Encoding: aes128gcm"), KEY_BYTES);
            byte[] nonce = derive(secret, salt, text("Content-Encoding: nonce"), NONCE_BYTES);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            ByteBuffer record = ByteBuffer.allocate(plain.length + 1).put(plain).put(LAST);
            byte[] encrypted = cipher.doFinal(record.array());
            return ByteBuffer.allocate(SALT_BYTES + 4 + 1 + ourPoint.length + encrypted.length).put(salt)
                    .putInt(RECORD_SIZE).put((byte) ourPoint.length).put(ourPoint).put(encrypted).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// HKDF with SHA-256 (RFC 5869).
    private static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt)
                .thenExpand(info, length));
    }

    /// With the zero that ends each of them.
    private static byte[] text(String label) {
        return (label + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
