package live.chobi.log;

import java.util.concurrent.CompletableFuture;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// A command on its way through a shard, with the one who waits for it. What is decided is told only after the commit;
/// when a batch runs again, the new decision replaces the old one. Owner: the shard.
final class Submission<C extends Command<A>, F, A> {
    private final CommandKind<C, F, A> kind;
    private final C command;
    final CompletableFuture<A> waiting = new CompletableFuture<>();
    private @Nullable A answer;
    private @Nullable RuntimeException refusal;

    Submission(CommandKind<C, F, A> kind, C command) {
        this.kind = kind;
        this.command = command;
    }

    CommandKind<C, F, A> kind() {
        return kind;
    }

    C command() {
        return command;
    }

    void decided(A is) {
        answer = is;
        refusal = null;
    }

    /// An answer that was stored by an earlier command of the same key.
    void decidedBefore(String storedAnswer) {
        decided(Json.read(storedAnswer, kind.answerType()));
    }

    void refused(RuntimeException because) {
        answer = null;
        refusal = because;
    }

    boolean isRefused() {
        return refusal != null;
    }

    /// Tells the waiting one, after the commit.
    void tell() {
        if (refusal != null) {
            waiting.completeExceptionally(refusal);
        } else {
            waiting.complete(java.util.Objects.requireNonNull(answer));
        }
    }

    void fail(RuntimeException error) {
        waiting.completeExceptionally(error);
    }
}
