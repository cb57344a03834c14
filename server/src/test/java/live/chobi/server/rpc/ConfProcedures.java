package live.chobi.server.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Procedure.Nothing;

/// The router `conf` of the conformance fixtures: what a public protocol suite calls. Never in the product.
public final class ConfProcedures {
    public record Amount(@Positive long amount) {}

    public record Failure(ProblemCode code, String message) {}

    public record Wait(long ms) {}

    public record Moment(Instant at) {}

    private ConfProcedures() {
    }

    public static List<Endpoint<?, ?>> all() {
        return List.of(
                Endpoint.query("conf.ping", Access.ANYONE, Nothing.class, (_, _) -> "pong"),
                Endpoint.query("conf.echo", Access.ANYONE, JsonNode.class, (_, input) -> input),
                Endpoint.mutation("conf.echoMutation", Access.ANYONE, JsonNode.class, (_, input) -> input),
                Endpoint.query("conf.strict", Access.ANYONE, Amount.class, (_, input) -> input),
                Endpoint.mutation("conf.strictMutation", Access.ANYONE, Amount.class, (_, input) -> input),
                Endpoint.mutation("conf.nothing", Access.ANYONE, Nothing.class, (_, input) -> input),
                Endpoint.query("conf.fail", Access.ANYONE, Failure.class, (_, input) -> {
                    throw Problem.of(input.code(), "asked_to_fail", input.message());
                }),
                Endpoint.query("conf.crash", Access.ANYONE, Nothing.class, (_, _) -> {
                    throw new IllegalStateException("crashed as asked");
                }),
                Endpoint.query("conf.slow", Access.ANYONE, Wait.class, (_, input) -> slow(input)),
                Endpoint.query("conf.date", Access.ANYONE, Nothing.class,
                        (_, _) -> new Moment(Instant.parse("2026-01-02T03:04:05.678Z"))));
    }

    private static Wait slow(Wait input) {
        long until = System.nanoTime() + input.ms() * 1_000_000;
        while (System.nanoTime() < until && !Thread.currentThread().isInterrupted()) {
            // tidy: waiting is what conf.slow is for
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return input;
    }
}
