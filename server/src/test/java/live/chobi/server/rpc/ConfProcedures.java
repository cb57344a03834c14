package live.chobi.server.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Feed;
import live.chobi.kernel.FormFile;
import live.chobi.kernel.Octets;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Procedure.Nothing;
import org.jspecify.annotations.Nullable;

/// The router `conf` of the conformance fixtures: what a public protocol suite calls. Never in the product.
public final class ConfProcedures {
    public record Amount(@Positive long amount) {}

    public record Failure(ProblemCode code, String message) {}

    public record Wait(long ms) {}

    public record Moment(Instant at) {}

    public record Form(@Size(min = 1) String name, FormFile file) {}

    public record FormSeen(String name, String fileName, long size) {}

    public record OctetsSeen(long bytes) {}

    public record Counted(int n) {}

    /// @param failAt the number in whose place the subscription is refused
    public record Counting(@Min(0) int count, @Nullable @Min(0) @Max(10_000) Integer delayMs, @Nullable Integer failAt,
            @Nullable @Pattern(regexp = "[0-9]{1,9}", message = "must be a whole number") String lastEventId) {}

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
                Endpoint.mutation("conf.form", Access.ANYONE, Form.class,
                        (_, input) -> new FormSeen(input.name(), input.file().name(), input.file().size())),
                Endpoint.mutation("conf.octet", Access.ANYONE, Octets.class,
                        (_, input) -> new OctetsSeen(input.size())),
                Endpoint.subscription("conf.count", Access.ANYONE, Counting.class, (_, input) -> new Count(input)),
                Endpoint.query("conf.date", Access.ANYONE, Nothing.class,
                        (_, _) -> new Moment(Instant.parse("2026-01-02T03:04:05.678Z"))));
    }

    private static Wait slow(Wait input) {
        waitFor(input.ms());
        return input;
    }

    private static void waitFor(long ms) {
        long until = System.nanoTime() + ms * 1_000_000;
        while (System.nanoTime() < until && !Thread.currentThread().isInterrupted()) {
            // tidy: waiting is what conf.slow and conf.count are for
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    /// From one after the last that the client has, to the number it asked for; each named by itself.
    private static final class Count implements Feed<Counted> {
        private final Counting asked;
        private int last;

        Count(Counting asked) {
            this.asked = asked;
            this.last = asked.lastEventId() == null ? 0 : Integer.parseInt(asked.lastEventId());
        }

        @Override
        public List<Item<Counted>> next() throws InterruptedException {
            if (last >= asked.count()) {
                return List.of();
            }
            waitFor(asked.delayMs() == null ? 0 : asked.delayMs());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            last++;
            if (asked.failAt() != null && last == asked.failAt()) {
                throw Problem.forbidden("asked_to_fail", "refused at " + last);
            }
            return List.of(new Item<>(Integer.toString(last), new Counted(last)));
        }
    }
}
