package live.chobi.bench.rpc;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Asks the same thing over and over: as fast as it is answered, or at a pace. At a pace the time of an answer counts
/// from the moment at which it should have been asked for, so that a server that stalls is not spared the questions.
public final class RpcLoad {
    private final URI server;
    private final byte[] request;
    private final int connections;

    /// @param target path and query
    public RpcLoad(URI server, String target, int connections) {
        this.server = server;
        this.request = ("GET " + target + " HTTP/1.1\r\nhost: bench\r\naccept: */*\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.connections = connections;
    }

    /// @param perSecond answers
    public record Seen(long answers, double perSecond, double p50Ms, double p99Ms) {}

    /// The answers of one connection. Of its thread until that has ended.
    private static final class Line {
        private long[] nanos = new long[4_096];
        private int count;

        void add(long each) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = each;
        }
    }

    /// @param perSecond all connections together; 0 for as fast as it goes
    public Seen run(double perSecond, Duration time) throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(connections);
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            Line line = new Line();
            lines.add(line);
            double interval = perSecond == 0 ? 0 : connections / perSecond * 1e9;
            // Spread over the interval, or all would ask at once.
            long first = start + (long) (interval * i / connections);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    ask(line, first, interval, start + time.toNanos());
                } catch (IOException e) {
                    failure.set(e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return seen(lines, (System.nanoTime() - start) / 1e9);
    }

    private void ask(Line line, long first, double interval, long until) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            Answers answers = new Answers(socket.getInputStream());
            for (long asked = 0; System.nanoTime() - until < 0; asked++) {
                long due = interval == 0 ? System.nanoTime() : first + (long) (interval * asked);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(request);
                if (!answers.read().contains("\"result\"")) {
                    throw new IOException("an answer without a result");
                }
                line.add(System.nanoTime() - due);
            }
        }
    }

    private static Seen seen(List<Line> lines, double seconds) {
        long[] all = lines.stream().flatMapToLong(it -> Arrays.stream(it.nanos, 0, it.count)).sorted().toArray();
        return new Seen(all.length, all.length / seconds, percentile(all, 0.5), percentile(all, 0.99));
    }

    private static double percentile(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }
}
