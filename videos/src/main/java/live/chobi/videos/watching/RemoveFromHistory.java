package live.chobi.videos.watching;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.removeFromHistory`. Harmless for what is not in it.
public final class RemoveFromHistory implements Procedure<RemoveFromHistory.Input, RemoveFromHistory.Output> {
    public record Input(UUID videoId) {}

    /// @param removed how many
    public record Output(int removed) {}

    private final History history;

    public RemoveFromHistory(History history) {
        this.history = history;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(history.remove(caller.user(), input.videoId()));
    }
}
