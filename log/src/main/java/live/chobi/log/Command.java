package live.chobi.log;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.log.Postings.AccountId;

/// A wish to change a log, money, or both. It names all it locks; [CommandKind] decides it.
///
/// @param <A> its answer: a record that [live.chobi.outbox.Json] can write and read back
public interface Command<A> {
    /// The log it looks at or appends to, which must exist.
    Optional<UUID> log();

    /// Other logs that it looks at or appends to; they are locked together with its own, and must exist as well.
    default Set<UUID> beside() {
        return Set.of();
    }

    /// Decides the shard and the stripe: the log, or the account's owner.
    default UUID place() {
        return log().orElseGet(() -> accounts().getFirst().owner());
    }

    /// The accounts it may move money of, or ask the balance of.
    default List<AccountId> accounts() {
        return List.of();
    }

    /// Makes repeats harmless.
    default Optional<CommandKey> key() {
        return Optional.empty();
    }
}
