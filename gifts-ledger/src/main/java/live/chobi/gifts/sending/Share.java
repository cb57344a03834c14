package live.chobi.gifts.sending;

/// How a gift's price is divided between host and platform.
///
/// @param hostPercent of the coins, in diamonds, one for one; rounding goes to the platform
public record Share(int hostPercent) {
    /// Half, as is usual among services of this kind.
    public static final Share USUAL = new Share(50);

    public Share {
        if (hostPercent < 0 || hostPercent > 100) {
            throw new IllegalArgumentException("a share of " + hostPercent + " %");
        }
    }

    /// Diamonds the host earns for these coins.
    long earned(long coins) {
        return Math.multiplyExact(coins, (long) hostPercent) / 100;
    }
}
