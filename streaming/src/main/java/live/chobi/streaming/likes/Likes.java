package live.chobi.streaming.likes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Sequencer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the taps of this node and logs one row for each session and burst. A tap is answered when it is counted: a
/// node that is killed loses up to [#WINDOW] of them, one that stops logs them first. Any thread; holds its lock for a
/// few instructions.
public final class Likes {
    private static final Logger LOG = LoggerFactory.getLogger(Likes.class);
    /// From the first tap of a burst to its row.
    static final Duration WINDOW = Duration.ofSeconds(2);
    /// Likes of one user and second.
    public static final int PER_SECOND = 20;
    /// Bursts of as many sessions at once; those of another are refused as busy.
    private static final int BURSTS_MAX = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private record Burst(Instant since, long count) {
        Burst with(long more) {
            return new Burst(since, count + more);
        }
    }

    private final Sequencer sequencer;
    private final LikeAllowance allowance;
    private final InstantSource clock;
    private final LikeMetrics metrics;
    private final Map<SessionId, Burst> bursts = new HashMap<>();

    /// @param perSecond likes of one user and second; 0 for no limit
    public Likes(Sequencer sequencer, int perSecond, InstantSource clock, LikeMetrics metrics) {
        this.sequencer = sequencer;
        this.allowance = new LikeAllowance(perSecond, clock);
        this.clock = clock;
        this.metrics = metrics;
    }

    void add(SessionId session, UserId user, int count) {
        allowance.take(user, count);
        synchronized (bursts) {
            if (bursts.size() >= BURSTS_MAX && !bursts.containsKey(session)) {
                throw Problem.busy("too_many_bursts", "too many sessions are being liked at once");
            }
            put(session, count);
        }
    }

    private void put(SessionId session, long count) {
        bursts.merge(session, new Burst(clock.instant(), count), (open, more) -> open.with(more.count()));
    }

    /// Logs the bursts whose window is over. Called a few times a second; waits for the commits. Virtual threads.
    public void flush() {
        submit(clock.instant().minus(WINDOW), true).forEach(CompletableFuture::join);
    }

    /// Gives everything to the sequencer, which finishes what it has taken: the node is about to stop. Any thread;
    /// completed when all of it is settled, for which a stop need not wait.
    public CompletableFuture<?> handOver() {
        return CompletableFuture.allOf(submit(Instant.MAX, false).toArray(CompletableFuture[]::new));
    }

    /// @param again whether what nobody took is tried again with the next bursts
    private List<CompletableFuture<?>> submit(Instant until, boolean again) {
        Map<SessionId, Long> due = new HashMap<>();
        synchronized (bursts) {
            bursts.entrySet().removeIf(it -> {
                boolean over = !it.getValue().since().isAfter(until);
                if (over) {
                    due.put(it.getKey(), it.getValue().count());
                }
                return over;
            });
        }
        List<CompletableFuture<?>> rows = new ArrayList<>();
        due.forEach((session, count) -> rows.add(
                sequencer.submit(new CountLikes.Rule(), new CountLikes(session, count)).orTimeout(PATIENCE.toSeconds(),
                        TimeUnit.SECONDS).handle((_, failure) -> {
                            settle(session, count, failure, again);
                            return true;
                        })));
        return rows;
    }

    private void settle(SessionId session, long count, @Nullable Throwable failure, boolean again) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (cause == null) {
            metrics.counted(count);
        } else if (again && cause instanceof Problem problem && problem.code() == ProblemCode.SERVICE_UNAVAILABLE) {
            // Nothing was taken, so they are not counted twice.
            synchronized (bursts) {
                put(session, count);
            }
        } else {
            metrics.dropped(count);
            LOG.warn("{} likes of session {} may be lost: {}", count, session, cause.toString());
        }
    }
}
