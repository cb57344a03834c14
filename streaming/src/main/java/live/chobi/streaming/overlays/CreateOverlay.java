package live.chobi.streaming.overlays;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `streaming.createOverlay`: an address for the caller's own broadcasting program. Its token is shown here and
/// never again.
final class CreateOverlay implements Procedure<CreateOverlay.Input, CreateOverlay.Output> {
    /// @param name for its host, who may have several
    record Input(@NotBlank @Size(max = 60) String name) {}

    /// @param path of the page on this server: `/overlay/{token}`
    record Output(Overlay overlay, String token, String path) {
        /// Without the secret.
        @Override
        public String toString() {
            return "Output[" + overlay + "]";
        }
    }

    private final Overlays overlays;

    CreateOverlay(Overlays overlays) {
        this.overlays = overlays;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Overlays.Made made = overlays.create(caller.user(), input.name().strip());
        return new Output(made.overlay(), made.token(), "/overlay/" + made.token());
    }
}
