package live.chobi.server.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.schema.DatabaseAway;
import live.chobi.server.http.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call of a request, on a virtual thread of its own. Its one answer is the procedure's, or the deadline's when
/// that comes first.
final class RpcCall implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RpcCall.class);

    private final Exchange exchange;
    private final String path;
    private final Optional<? extends BoundProcedure<?, ?>> procedure;
    private final Supplier<Caller> caller;
    private final RequestLimits limits;
    private final Supplier<RpcInput> input;
    private final Runnable done;
    private final long startedNanos = System.nanoTime();
    private final AtomicReference<@Nullable RpcAnswer> answer = new AtomicReference<>();
    private volatile @Nullable Thread thread;

    /// @param done run once, when [#answer] is there
    RpcCall(Exchange exchange, String path, Optional<? extends BoundProcedure<?, ?>> procedure, Supplier<Caller> caller,
            RequestLimits limits, Supplier<RpcInput> input, Runnable done) {
        this.exchange = exchange;
        this.path = path;
        this.procedure = procedure;
        this.caller = caller;
        this.limits = limits;
        this.input = input;
        this.done = done;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        if (answer.get() == null) {
            finish(outcome());
        }
    }

    private RpcAnswer outcome() {
        if (procedure.isEmpty()) {
            return RpcAnswer.refused(Problem.of(ProblemCode.NOT_FOUND, "procedure_not_found",
                    "No procedure found on path \"" + path + "\""), path);
        }
        BoundProcedure<?, ?> wanted = procedure.get();
        try {
            wanted.requireMethod(exchange.method());
        } catch (Problem wrongMethod) {
            return RpcAnswer.refused(wrongMethod, path).allow(wanted.method());
        }
        try {
            if (wanted.isSubscription()) {
                throw Problem.of(ProblemCode.BAD_REQUEST, "bad_input", "Cannot batch subscription calls");
            }
            Caller who = caller.get();
            limits.admit(who);
            return RpcAnswer.result(wanted.call(who, input));
        } catch (Problem problem) {
            return RpcAnswer.refused(problem, path);
        } catch (DatabaseAway away) {
            LOG.warn("request {} found no database in {}: {}", exchange.requestId(), path, away.getMessage());
            return RpcAnswer.refused(away.problem(), path);
        } catch (JsonProcessingException | RuntimeException | Error bug) {
            return crashed(bug);
        }
    }

    private RpcAnswer crashed(Throwable bug) {
        if (answer.get() == null) { // otherwise the deadline has interrupted it, and said so
            LOG.error("request {} failed in {}", exchange.requestId(), path, bug);
        }
        return RpcAnswer.masked(exchange.requestId(), path);
    }

    /// From the clock: the caller has waited long enough, whatever the procedure does.
    void expireAfter(Duration deadline) {
        if (System.nanoTime() - startedNanos < deadline.toNanos()) {
            return;
        }
        Problem late = Problem.of(ProblemCode.TIMEOUT, "deadline_exceeded",
                "no answer within " + deadline.toSeconds() + " s; the call may still have taken effect");
        Thread worker = thread;
        if (finish(RpcAnswer.refused(late, path)) && worker != null) {
            LOG.warn("request {} reached its deadline in {}", exchange.requestId(), path);
            worker.interrupt();
        }
    }

    private boolean finish(RpcAnswer found) {
        boolean first = answer.compareAndSet(null, found);
        if (first) {
            done.run();
        }
        return first;
    }

    /// Only after `done` has run.
    RpcAnswer answer() {
        return Objects.requireNonNull(answer.get());
    }

    /// For the meters: unknown names must not become labels.
    String label() {
        return procedure.isPresent() ? path : "unknown";
    }

    long elapsedNanos() {
        return System.nanoTime() - startedNanos;
    }
}
