package live.chobi.identity.secondfactor;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/// What an app on a telephone does.
public final class TotpCodes {
    private TotpCodes() {
    }

    /// @param secret in Base 32, as the server has told it
    public static String now(String secret, Instant now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (int i = 0; i < secret.length(); i++) {
            bits = (bits << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(secret.charAt(i))) & 0xFFFF;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(bits >> held);
            }
        }
        return Totp.code(bytes.toByteArray(), now.getEpochSecond() / 30);
    }
}
