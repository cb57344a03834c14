package live.chobi.server.rpc;

import java.util.Optional;
import live.chobi.kernel.Caller;

/// Tells who calls. May block.
public interface Authenticator {
    /// A guest without a token; throws an UNAUTHORIZED [live.chobi.kernel.Problem] for a token that is wrong or too
    /// old, so that the client gets a new one rather than a guest's view.
    Caller authenticate(Optional<String> bearer, String address);
}
