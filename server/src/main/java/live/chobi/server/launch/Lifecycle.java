package live.chobi.server.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// One run of the program: the start in order, then waiting, then the stop in the reverse order within [#STOP_MAX].
///
/// Owner: the thread in [#run] until a stop is asked for (SIGTERM, Ctrl-C, [#fail]), the shutdown hook from then on. The
/// list of what to stop is guarded by `this`, since the two meet when a stop interrupts a start.
public final class Lifecycle {
    /// Service managers give ten seconds before they kill; the rest is for the JVM itself.
    public static final Duration STOP_MAX = Duration.ofMillis(9_500);

    private static final int FAILED = 1;

    /// What starts the program and registers with [#onStop] what it started.
    public interface Start {
        void start(Lifecycle life) throws Exception;
    }

    private record Step(String name, Duration bound, Runnable stop) {}

    private final PrintStream out;
    private final PrintStream err;
    private final IntConsumer halt;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private Duration promised = Duration.ZERO;
    private boolean stopping;
    private int status;
    private @Nullable Thread starter;

    Lifecycle(PrintStream out, PrintStream err, IntConsumer halt) {
        this.out = out;
        this.err = err;
        this.halt = halt;
    }

    /// Runs the program to its end; the JVM exits here and `main` returns never. Status 0 after a clean stop, 2 after a
    /// refusal to start, 1 when something failed.
    public static void run(Start start) {
        // halt, since a hook may not call exit, and the default status of a signal (143) would call a clean stop a failure.
        var life = new Lifecycle(System.out, System.err, Runtime.getRuntime()::halt);
        Runtime.getRuntime().addShutdownHook(new Thread(life::stop, "stop"));
        life.start(start);
        life.awaitStop();
        System.exit(0);
    }

    /// Registers what a stop must undo. Called right after each thing has started; the newest stops first.
    ///
    /// @param bound the longest it may take, beside what those before it did not use; all bounds together must fit in
    /// [#STOP_MAX], or a slow one would eat the time of those after it
    public void onStop(String name, Duration bound, Runnable stop) {
        synchronized (this) {
            if (!stopping) {
                promised = promised.plus(bound);
                if (promised.compareTo(STOP_MAX) > 0) {
                    throw new IllegalArgumentException("the bounds of the stop add up to " + promised);
                }
                steps.push(new Step(name, bound, stop));
                return;
            }
        }
        perform(new Step(name, bound, stop));
        throw new StopAsked();
    }

    /// A line of progress for the person at the terminal.
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /// Ends a running program because a part that it needs has gone: one line, then the ordinary stop. Any thread.
    public void fail(String line) {
        synchronized (this) {
            if (stopping) {
                return;
            }
            status = FAILED;
        }
        err.println(line);
        stopAsked.countDown();
    }

    /// Any thread: ends the program as SIGTERM does.
    public void askToStop() {
        stopAsked.countDown();
    }

    void start(Start start) {
        synchronized (this) {
            if (stopping) {
                return;
            }
            starter = Thread.currentThread();
        }
        try {
            start.start(this);
        } catch (StartRefused refused) {
            if (!isStopping()) {
                err.println(refused.line());
                endWith(StartRefused.EXIT_STATUS);
            }
        } catch (StopAsked _) {
            // The hook goes on with the rest.
        } catch (Throwable bug) {
            if (!isStopping()) {
                bug.printStackTrace(err);
                endWith(FAILED);
            }
        } finally {
            synchronized (this) {
                starter = null;
            }
            // An interrupt that came too late must not reach the wait below.
            var _ = Thread.interrupted();
            startEnded.countDown();
        }
    }

    void awaitStop() {
        try {
            stopAsked.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The shutdown hook: interrupts a start that is under way, then stops everything, newest first.
    void stop() {
        long deadline = System.nanoTime() + STOP_MAX.toNanos();
        boolean starting;
        synchronized (this) {
            stopping = true;
            starting = starter != null;
            if (starter != null) {
                starter.interrupt();
            }
        }
        stopAsked.countDown();
        try {
            // What is half started registers itself or cleans up after itself first.
            if (starting && !startEnded.await(STOP_MAX.minus(promised()).toMillis(), TimeUnit.MILLISECONDS)) {
                err.println("the start did not let itself be interrupted");
            }
            long due = System.nanoTime();
            for (Step step = next(); step != null; step = next()) {
                due += step.bound().toNanos();
                long leftNanos = Math.min(due, deadline) - System.nanoTime();
                Thread worker = Thread.ofPlatform().daemon().name("stop " + step.name()).start(stopper(step));
                if (leftNanos <= 0 || !worker.join(Duration.ofNanos(leftNanos))) {
                    endWith(FAILED);
                    err.printf("%s did not stop within %d ms%n", step.name(), step.bound().toMillis());
                    due = System.nanoTime();
                }
            }
        } catch (InterruptedException _) {
            endWith(FAILED);
        }
        out.flush();
        err.flush();
        halt.accept(status());
    }

    private Runnable stopper(Step step) {
        return () -> perform(step);
    }

    private void perform(Step step) {
        try {
            step.stop().run();
        } catch (RuntimeException e) {
            endWith(FAILED);
            err.printf("%s did not stop cleanly: %s%n", step.name(), e);
        }
    }

    /// Ends the program with this status, after the ordinary stop. Any thread; the first failure counts.
    public synchronized void endWith(int failure) {
        status = status == 0 ? failure : status;
        stopAsked.countDown();
    }

    private synchronized @Nullable Step next() {
        return steps.poll();
    }

    private synchronized Duration promised() {
        return promised;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    synchronized int status() {
        return status;
    }

    /// Unwinds a start that a stop has overtaken.
    private static final class StopAsked extends RuntimeException {
        private static final long serialVersionUID = 1;

        StopAsked() {
            super("a stop was asked for", null, false, false);
        }
    }
}
