package live.chobi.streaming.overlays;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `streaming.revokeOverlay`: its address opens nothing any more. A page that shows it hears of it within seconds, and
/// its connection ends within minutes whatever it makes of that.
final class RevokeOverlay implements Procedure<RevokeOverlay.Input, RevokeOverlay.Output> {
    record Input(UUID overlayId) {}

    record Output(UUID overlayId) {}

    private final Overlays overlays;

    RevokeOverlay(Overlays overlays) {
        this.overlays = overlays;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        overlays.revoke(caller.user(), input.overlayId());
        return new Output(input.overlayId());
    }
}
