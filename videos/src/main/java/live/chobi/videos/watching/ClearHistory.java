package live.chobi.videos.watching;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.clearHistory`: nothing is kept of what the caller has watched.
public final class ClearHistory implements Procedure<Procedure.Nothing, RemoveFromHistory.Output> {
    private final History history;

    public ClearHistory(History history) {
        this.history = history;
    }

    @Override
    public RemoveFromHistory.Output handle(Caller caller, Nothing input) {
        return new RemoveFromHistory.Output(history.clear(caller.user()));
    }
}
