package live.chobi.identity.proof;

import java.time.Duration;

/// What a mailed token is good for, and how long.
enum Purpose {
    /// Long enough for a mail that is read tomorrow.
    VERIFY_EMAIL(Duration.ofDays(2)),
    /// It opens an account: as short as a slow mail server allows.
    RESET_PASSWORD(Duration.ofHours(1));

    private final Duration life;

    Purpose(Duration life) {
        this.life = life;
    }

    Duration life() {
        return life;
    }
}
