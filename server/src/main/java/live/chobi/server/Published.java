package live.chobi.server;

import java.util.List;
import java.util.function.Consumer;
import live.chobi.log.LogRow;

/// The bus inside this process: rows of each commit, to every listener in turn. The sequencer starts before its
/// listeners can be made, so they are set once, before the first command. Called on the sequencer's shards.
final class Published implements Consumer<List<LogRow>> {
    private volatile List<Consumer<List<LogRow>>> listeners = List.of();

    void to(List<Consumer<List<LogRow>>> all) {
        listeners = List.copyOf(all);
    }

    @Override
    public void accept(List<LogRow> rows) {
        listeners.forEach(listener -> listener.accept(rows));
    }
}
