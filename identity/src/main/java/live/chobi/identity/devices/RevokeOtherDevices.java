package live.chobi.identity.devices;

import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `auth.revokeOtherDevices`. Ends all sign-ins of the caller but the one this call came of.
public final class RevokeOtherDevices implements Procedure<Procedure.Nothing, RevokeOtherDevices.Output> {
    /// @param revoked how many were ended
    public record Output(int revoked) {}

    private final RefreshTokens signIns;

    public RevokeOtherDevices(RefreshTokens signIns) {
        this.signIns = signIns;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(signIns.barOthers(caller));
    }
}
