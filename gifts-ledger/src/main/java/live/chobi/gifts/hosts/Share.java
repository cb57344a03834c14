package live.chobi.gifts.hosts;

/// How a gift's price is divided between host and platform.
///
/// @param basisPoints of the coins that the host earns in diamonds, one for one: 5000 is a half. The rest is the
/// platform's fee, with what rounding leaves
public record Share(int basisPoints) {
    public static final int WHOLE = 10_000;

    public Share {
        if (basisPoints < 0 || basisPoints > WHOLE) {
            throw new IllegalArgumentException("a share of " + basisPoints + " basis points");
        }
    }

    /// Diamonds the host earns for these coins, rounded down; exact for every number of coins there can be.
    public long earned(long coins) {
        return coins / WHOLE * basisPoints + coins % WHOLE * basisPoints / WHOLE;
    }
}
