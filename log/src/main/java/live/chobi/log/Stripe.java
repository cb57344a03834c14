package live.chobi.log;

import java.util.UUID;

/// Which of the sixteen stripes a log or an account belongs to. Fixed for ever: hash chains and the installation's own
/// accounts exist once per stripe.
public final class Stripe {
    public static final int COUNT = 16;

    private Stripe() {
    }

    /// From the random bits of a UUIDv7; its time would send all new sessions to one stripe.
    public static short of(UUID id) {
        return (short) (id.getLeastSignificantBits() & (COUNT - 1));
    }
}
