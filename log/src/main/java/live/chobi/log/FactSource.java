package live.chobi.log;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.schema.Bundle;
import org.jooq.DSLContext;

/// Where commands get the facts they decide on, loaded for a whole batch at once. Kinds of commands that look at the
/// same rows name the same source, and so see each other's changes within a batch.
///
/// One instance per source; used by all shards, so it holds no state of its own.
///
/// @param <F> the facts; a shard's own while its batch runs
public interface FactSource<F> {
    /// Nothing beyond what every command sees: the log's head and the balances it has locked.
    FactSource<None> NONE = (_, _) -> new None();

    /// No facts.
    record None() {}

    /// Loads under the batch's locks. Facts cannot change before the commit as long as every writer of them holds the
    /// same log's lock.
    ///
    /// @param commands those of the batch whose kinds name this source, in order of arrival
    F load(DSLContext tx, List<Command<?>> commands);

    /// As above, for a source that keeps facts in memory and must know whether they are still true.
    ///
    /// @param seqs of the newest row of each locked log, before the batch
    default F load(DSLContext tx, List<Command<?>> commands, Map<UUID, Long> seqs) {
        return load(tx, commands);
    }

    /// Writes the rows of the feature that the batch has changed, after the batch's own.
    ///
    /// @param bundle run by the batch in the end
    default void write(Bundle bundle, F facts) {
    }
}
