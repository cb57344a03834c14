package live.chobi.server;

import java.util.List;
import java.util.function.Consumer;
import live.chobi.log.LogRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bus inside this process: rows of each commit, to every listener in turn. The sequencer starts before its
/// listeners can be made, so they are set once, before the first command. Called on the sequencer's shards.
final class Published implements Consumer<List<LogRow>> {
    private static final Logger LOG = LoggerFactory.getLogger(Published.class);

    private volatile List<Consumer<List<LogRow>>> listeners = List.of();

    void to(List<Consumer<List<LogRow>>> all) {
        listeners = List.copyOf(all);
    }

    @Override
    public void accept(List<LogRow> rows) {
        for (Consumer<List<LogRow>> listener : listeners) {
            try {
                listener.accept(rows);
            } catch (RuntimeException e) {
                // A name that could not be read for a room must not keep media from hearing that the session has ended.
                LOG.error("a listener missed {} rows; they are in the log", rows.size(), e);
            }
        }
    }
}
