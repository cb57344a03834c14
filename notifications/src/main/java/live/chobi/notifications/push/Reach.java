package live.chobi.notifications.push;

import java.net.URI;
import live.chobi.kernel.AddressRule;

/// Where messages may be sent that a user has given the address of.
///
/// @param addresses that a name may lead to
/// @param plain whether without TLS too: for servers of tests alone
public record Reach(AddressRule addresses, boolean plain) {
    /// The public internet, under TLS.
    public static final Reach PUBLIC = new Reach(AddressRule.PUBLIC, false);

    /// By what stands in the URL; its name is looked up when it is used.
    boolean allows(URI url) {
        return url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null
                && ("https".equals(url.getScheme()) || (plain && "http".equals(url.getScheme())));
    }
}
