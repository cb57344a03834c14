package live.chobi.videos.watching;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.UserId;

/// By what one viewer is told from another on one day: a user by their id. A guest is a keyed hash of the day and their
/// network address, so that the address is nowhere, and the mark says nothing the day after. Any thread.
public final class ViewerMarks {
    private static final int KEY_BYTES = 32;
    private static final int MARK_BYTES = 12;

    private final SecretKeySpec key;

    private ViewerMarks(SecretKeySpec key) {
        this.key = key;
    }

    /// Reads the key, or makes the first. Blocks.
    public static ViewerMarks open(SealedSecrets secrets) {
        return new ViewerMarks(new SecretKeySpec(Base64.getDecoder().decode(secrets.loadOrCreate("video-view-key",
                () -> {
                    byte[] fresh = new byte[KEY_BYTES];
                    new SecureRandom().nextBytes(fresh);
                    return Base64.getEncoder().encodeToString(fresh);
                }).getFirst().value()), "HmacSHA256"));
    }

    String of(Caller caller, LocalDate day) {
        return caller.userIfAny().map(UserId::toString).orElseGet(() -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                byte[] hash = mac.doFinal((day + " " + caller.address()).getBytes(StandardCharsets.UTF_8));
                return "guest " + Base64.getUrlEncoder().withoutPadding()
                        .encodeToString(Arrays.copyOf(hash, MARK_BYTES));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
