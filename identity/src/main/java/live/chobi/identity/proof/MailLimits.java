package live.chobi.identity.proof;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import live.chobi.identity.accounts.Names;
import live.chobi.identity.signin.SignInLimits;
import live.chobi.identity.signin.TokenBuckets;
import live.chobi.kernel.Problem;

/// How often mails may be asked for, and mailed tokens tried. In memory and per node. Any thread.
///
/// Whoever asks for somebody else until that address has had its share keeps nobody out: its owner has the mails.
final class MailLimits {
    private static final int OF_NETWORK = 30;
    private static final Duration OF_NETWORK_EVERY = Duration.ofMinutes(1);
    private static final int OF_EMAIL = 3;
    private static final Duration OF_EMAIL_EVERY = Duration.ofMinutes(10);
    private static final int TRIES_OF_NETWORK = 60;
    private static final Duration TRIES_OF_NETWORK_EVERY = Duration.ofSeconds(10);

    private final boolean enabled;
    private final TokenBuckets<String> networks;
    private final TokenBuckets<String> emails;
    private final TokenBuckets<String> tries;

    /// @param enabled the setting `limits.enabled`
    MailLimits(boolean enabled, InstantSource clock) {
        this.enabled = enabled;
        this.networks = new TokenBuckets<>(OF_NETWORK, OF_NETWORK_EVERY, clock);
        this.emails = new TokenBuckets<>(OF_EMAIL, OF_EMAIL_EVERY, clock);
        this.tries = new TokenBuckets<>(TRIES_OF_NETWORK, TRIES_OF_NETWORK_EVERY, clock);
    }

    /// Before a mail is ordered, whether anybody has this address or not. TOO_MANY_REQUESTS `too_many_mails`.
    void mail(String email, String address) {
        if (enabled) {
            refuse(networks.take(SignInLimits.network(address)), "too_many_mails", "too many mails were asked for");
            refuse(emails.take(Names.key(email)), "too_many_mails", "too many mails were asked for");
        }
    }

    /// Before a token is looked at. TOO_MANY_REQUESTS `too_many_attempts`.
    void attempt(String address) {
        if (enabled) {
            refuse(tries.take(SignInLimits.network(address)), "too_many_attempts", "too many attempts from here");
        }
    }

    private static void refuse(Optional<Duration> wait, String reason, String message) {
        wait.ifPresent(it -> {
            throw Problem.tooFast(reason, message + "; wait " + Math.ceilDiv(it.toMillis(), 1000) + " s", it);
        });
    }
}
