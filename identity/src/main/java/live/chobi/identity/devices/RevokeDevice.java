package live.chobi.identity.devices;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;

/// `auth.revokeDevice`. Ends one of the caller's sign-ins: its refresh token at once, its access tokens within seconds
/// at every node. Idempotent. Refusal: NOT_FOUND `device_not_found`, also for somebody else's.
public final class RevokeDevice implements Procedure<RevokeDevice.Input, Procedure.Nothing> {
    /// @param deviceId as `auth.getDevices` lists it
    public record Input(@NotNull(message = "is required") UUID deviceId) {}

    private final RefreshTokens signIns;

    public RevokeDevice(RefreshTokens signIns) {
        this.signIns = signIns;
    }

    @Override
    public Nothing handle(Caller caller, Input input) {
        if (!signIns.bar(caller.user(), input.deviceId())) {
            throw Problem.notFound("device", input.deviceId());
        }
        return new Nothing();
    }
}
