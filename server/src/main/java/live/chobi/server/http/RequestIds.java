package live.chobi.server.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Names requests, so that a user's report leads to the log line: a random word per process, then a count. Any thread.
final class RequestIds {
    private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextLong(), 8);
    private final AtomicLong count = new AtomicLong();

    /// The client's own id where it sent a harmless one, else a new one.
    String idFor(@Nullable String asked) {
        return asked != null && isHarmless(asked) ? asked : process + "-" + Long.toString(count.incrementAndGet(), 36);
    }

    private static boolean isHarmless(String id) {
        if (id.isEmpty() || id.length() > 64) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char character = id.charAt(i);
            if (character >= 0x7F || (!Character.isLetterOrDigit(character) && "-_.".indexOf(character) < 0)) {
                return false;
            }
        }
        return true;
    }
}
