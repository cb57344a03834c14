package live.chobi.bench.gifts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import live.chobi.bench.media.Samples;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.DatabaseAway;

/// Many viewers giving. Closed loop: each gives again when it has its answer. Open loop: gifts come by the clock,
/// whether or not the earlier ones were answered, and wait from the moment they were due.
public final class GiftLoad {
    /// What a client that was refused does before it asks again.
    private static final long BACK_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    /// An open loop's gifts that nobody has answered; beyond it even their clients would not fit into memory.
    private static final int UNANSWERED_MAX = 50_000;

    private final GiftsUnderTest gifts;
    private final int sessions;

    /// @param sessions the gifts go to the first so many, in turn
    public GiftLoad(GiftsUnderTest gifts, int sessions) {
        this.gifts = gifts;
        this.sessions = sessions;
    }

    /// @param refused at the door, since too many were waiting
    public record Seen(double seconds, long given, long refused, double p50Ms, double p99Ms) {
        public double perSecond() {
            return given / seconds;
        }
    }

    /// Owner: one client.
    private static final class Tally {
        final Samples latencies = new Samples();
        long refused;
    }

    /// @param inFlight gifts of each client at once
    public Seen closed(int clients, int inFlight, double seconds) throws Exception {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Future<Tally>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients * inFlight; i++) {
                int viewer = i % clients;
                int lane = i;
                running.add(threads.submit(() -> client(viewer, lane, end)));
            }
        }
        List<Tally> tallies = new ArrayList<>();
        for (Future<Tally> client : running) {
            tallies.add(client.get());
        }
        return seen(tallies, start);
    }

    private Tally client(int viewer, int lane, long end) {
        Tally tally = new Tally();
        for (int n = lane; System.nanoTime() < end; n++) {
            double latency = give(viewer, n % sessions, System.nanoTime());
            if (Double.isNaN(latency)) {
                tally.refused++;
                LockSupport.parkNanos(BACK_OFF_NANOS);
            } else {
                tally.latencies.add(latency);
            }
        }
        return tally;
    }

    /// Milliseconds since it was due; NaN where it was refused at the door.
    private double give(int viewer, int session, long due) {
        try {
            gifts.give(viewer, session, Uuid7.next().toString());
            return (System.nanoTime() - due) / 1e6;
        } catch (Problem refusal) {
            if (!refusal.reason().equals("overloaded")) {
                throw refusal;
            }
            return Double.NaN;
        } catch (DatabaseAway noConnectionInTime) {
            return Double.NaN;
        }
    }

    public Seen open(int clients, double perSecond, double seconds) throws Exception {
        long start = System.nanoTime();
        List<Future<Double>> running = new ArrayList<>();
        long count = Math.round(perSecond * seconds);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var unanswered = new Semaphore(UNANSWERED_MAX);
            for (long n = 0; n < count; n++) {
                long due = start + (long) (n / perSecond * 1e9);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                unanswered.acquire();
                int number = (int) n;
                running.add(threads.submit(() -> {
                    try {
                        return give(number % clients, number % sessions, due);
                    } finally {
                        unanswered.release();
                    }
                }));
            }
        }
        Tally tally = new Tally();
        for (Future<Double> gift : running) {
            double latency = gift.get();
            if (Double.isNaN(latency)) {
                tally.refused++;
            } else {
                tally.latencies.add(latency);
            }
        }
        return seen(List.of(tally), start);
    }

    private static Seen seen(List<Tally> tallies, long start) {
        double took = (System.nanoTime() - start) / 1e9;
        Samples all = new Samples();
        tallies.forEach(tally -> all.addAll(tally.latencies));
        return new Seen(took, all.count(), tallies.stream().mapToLong(it -> it.refused).sum(), all.percentile(0.5),
                all.percentile(0.99));
    }
}
