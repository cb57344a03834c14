package live.chobi.gifts.hosts;

/// A tier of hosts.
///
/// @param share of a gift's coins, in basis points
public record HostTier(String code, String name, int share) {
    /// Of every host who has no other.
    public static final String STANDARD = "standard";
}
