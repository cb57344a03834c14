package live.chobi.log;

/// How one kind of command is decided. One instance per kind; used by all shards, so it holds no state of its own.
///
/// @param <C> the command
/// @param <F> the facts it reads
/// @param <A> the answer
public interface CommandKind<C extends Command<A>, F, A> {
    FactSource<F> facts();

    /// Decides in order of arrival. A function of the facts, the draft and the command alone: no database, no clock.
    /// What it changes in the facts, later commands of the batch see, and the source writes. Throws
    /// [live.chobi.kernel.Problem] to refuse, before it changes any fact; what it has put in the draft is
    /// then forgotten.
    A decide(C command, F facts, Draft draft);

    /// To read a stored answer back.
    Class<A> answerType();
}
