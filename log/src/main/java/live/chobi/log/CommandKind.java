package live.chobi.log;

import java.util.List;
import org.jooq.DSLContext;

/// How one kind of command is decided. One instance per kind; used by all shards, so it holds no state of its own.
///
/// @param <C> the command
/// @param <F> the facts it reads, loaded for a whole batch at once; a shard's own while the batch runs
/// @param <A> the answer
public interface CommandKind<C extends Command<A>, F, A> {
    /// Loads facts under the batch's locks. They cannot change before the commit as long as every writer of them holds
    /// the same log's lock.
    F load(DSLContext tx, List<C> commands);

    /// Decides in arrival order. A function of the facts, the draft and the command alone: no database, no clock. What
    /// it changes in the facts later commands of the batch see, and [#write] stores. Throws
    /// [live.chobi.kernel.Problem] to refuse, before it changes any fact; what it has put in the draft is
    /// then forgotten.
    A decide(C command, F facts, Draft draft);

    /// Writes the feature's own rows for the whole batch.
    default void write(DSLContext tx, F facts) {
    }

    /// To read a stored answer back.
    Class<A> answerType();
}
