package live.chobi.kernel.outward;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import live.chobi.kernel.AddressRule;

/// Where requests may be sent that a user has given the address of.
///
/// @param addresses that a name may lead to
/// @param plain whether without TLS too: where the operator allows it, and for servers of tests
public record Reach(AddressRule addresses, boolean plain) {
    /// The public internet, under TLS.
    public static final Reach PUBLIC = new Reach(AddressRule.PUBLIC, false);
    /// Everything that this machine reaches.
    public static final Reach ANYWHERE = new Reach(AddressRule.ANY, true);
    /// No URL is longer.
    public static final int URL_MAX = 2_000;

    /// By what stands in the URL; its name is looked up when it is used.
    public boolean allows(URI url) {
        return url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null
                && ("https".equals(url.getScheme()) || (plain && "http".equals(url.getScheme())));
    }

    /// A URL that may be followed as far as its text tells; empty for every other. Where its name leads is looked at
    /// each time it is used, since that may change.
    public Optional<URI> parse(String text) {
        if (text.length() > URL_MAX || !StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(text)).filter(this::allows);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
