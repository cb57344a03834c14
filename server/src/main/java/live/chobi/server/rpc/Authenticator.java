package live.chobi.server.rpc;

import java.time.Duration;
import java.util.Optional;
import live.chobi.kernel.Caller;

/// Tells who calls. May block.
public interface Authenticator {
    /// A guest without a token; throws an UNAUTHORIZED [live.chobi.kernel.Problem] for a token that is wrong or too
    /// old, so that the client gets a new one rather than a guest's view.
    Admitted authenticate(Optional<String> bearer, String address);

    /// @param validFor from now: a subscription ends with the token that opened it; empty for a guest
    record Admitted(Caller caller, Optional<Duration> validFor) {
        public static Admitted guest(String address) {
            return new Admitted(new Caller.Guest(address), Optional.empty());
        }
    }
}
