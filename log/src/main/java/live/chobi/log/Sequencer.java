package live.chobi.log;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Turns;
import live.chobi.schema.Database;

/// Takes commands and answers them after their commit. Commands of one log go to one shard, in order of arrival.
///
/// Correct beside any number of other writers, because every batch locks what it touches. Any thread may submit; nothing
/// blocks but [#run].
public final class Sequencer implements AutoCloseable {
    /// How long [#run] waits; the edge's own deadline is longer.
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final List<Shard> shards = new ArrayList<>();

    /// @param shardCount a power of two, at most [Stripe#COUNT], so that a stripe has one shard
    /// @param published receives the rows of each commit, in order, on the shard's thread: it must be quick
    public Sequencer(Database database, Postings postings, MediaClock mediaClock, Clock clock, LogMetrics metrics,
            int shardCount, Consumer<List<LogRow>> published) {
        if (Integer.bitCount(shardCount) != 1 || shardCount > Stripe.COUNT) {
            throw new IllegalArgumentException("shards must be a power of two up to 16, got " + shardCount);
        }
        for (int i = 0; i < shardCount; i++) {
            shards.add(new Shard(i, database, postings, mediaClock, clock, metrics, published));
        }
    }

    /// The answer comes after the commit. A refusal, and a full queue, complete it with a [Problem]; then nothing was
    /// taken and the key is still free.
    public <C extends Command<A>, F, A> CompletableFuture<A> submit(CommandKind<C, F, A> kind, C command) {
        Submission<C, F, A> submission = new Submission<>(kind, command);
        shards.get(Stripe.of(command.place()) & (shards.size() - 1)).offer(submission);
        return submission.waiting;
    }

    /// Submits, lets the client's next work begin, and waits. Virtual threads only.
    public <C extends Command<A>, F, A> A run(CommandKind<C, F, A> kind, C command) {
        assert Thread.currentThread().isVirtual() : "waiting for a commit on " + Thread.currentThread();
        try {
            CompletableFuture<A> answer = submit(kind, command);
            Turns.giveWay();
            return answer.get(PATIENCE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refusalOrBug) {
                throw refusalOrBug;
            }
            throw new IllegalStateException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw Problem.of(ProblemCode.TIMEOUT, "outcome_unknown",
                    "no answer in " + PATIENCE.toSeconds() + " s; ask again with the same key");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.busy("stopping", "the server is stopping");
        }
    }

    /// Refuses new commands, finishes those that were taken. What a database that does not answer has left undone after
    /// [#STOP_MAX] is given up, all shards at once: those who wait learn that the outcome is unknown.
    @Override
    public void close() {
        shards.forEach(Shard::refuseNew);
        long deadline = System.nanoTime() + STOP_MAX.toNanos();
        List<Shard> unfinished = shards.stream().filter(shard -> !shard.finishUntil(deadline)).toList();
        unfinished.forEach(Shard::giveUp);
    }
}
