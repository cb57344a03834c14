package live.chobi.videos.watching;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.setHistory`: whether what the caller watches from now on is kept. What was kept stays until it is removed.
public final class SetHistory implements Procedure<SetHistory.Input, SetHistory.Output> {
    public record Input(boolean enabled) {}

    public record Output(boolean enabled) {}

    private final History history;

    public SetHistory(History history) {
        this.history = history;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        history.set(caller.user(), input.enabled());
        return new Output(input.enabled());
    }
}
