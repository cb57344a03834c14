package live.chobi.streaming.overlays;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `streaming.getOverlays`: the caller's own; they are few, so one page holds them.
final class GetOverlays implements Procedure<Procedure.Nothing, GetOverlays.Output> {
    /// @param nextCursor always null
    record Output(List<Overlay> items, @Nullable String nextCursor) {}

    private final Overlays overlays;

    GetOverlays(Overlays overlays) {
        this.overlays = overlays;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(overlays.of(caller.user()), null);
    }
}
