package live.chobi.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// The one form of an error over HTTP, tRPC's with our own stable `reason`: `{"error": {message, code, data}}`. The
/// edge uses it outside RPC too, so that a client has one kind of error to read.
public record ErrorEnvelope(Fault error) {
    public record Fault(String message, int code, Details data) {}

    /// @param path the procedure, once one was named
    /// @param field where bad input is, as `items[0].id`
    /// @param retryAfter whole seconds
    /// @param requestId on bugs, for the report
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Details(String code, int httpStatus, @Nullable String path, String reason, @Nullable String field,
            @Nullable Long retryAfter, @Nullable String requestId) {}

    public static ErrorEnvelope of(Problem problem, @Nullable String path) {
        ProblemCode code = problem.code();
        Long seconds = problem.retryAfter().map(ErrorEnvelope::wholeSeconds).orElse(null);
        return new ErrorEnvelope(new Fault(problem.getMessage(), code.number(), new Details(code.name(),
                code.httpStatus(), path, problem.reason(), problem.field().orElse(null), seconds, null)));
    }

    /// A bug, masked: the log has the rest under the request's id.
    public static ErrorEnvelope masked(String requestId, @Nullable String path) {
        ProblemCode code = ProblemCode.INTERNAL_SERVER_ERROR;
        return new ErrorEnvelope(new Fault("internal error, see request " + requestId, code.number(),
                new Details(code.name(), code.httpStatus(), path, "internal", null, null, requestId)));
    }

    static ErrorEnvelope of(int status, ProblemCode code, String reason, String message) {
        return new ErrorEnvelope(
                new Fault(message, code.number(), new Details(code.name(), status, null, reason, null, null, null)));
    }

    /// Rounded up: a client that waits exactly so long is not refused again.
    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    public int status() {
        return error.data().httpStatus();
    }

    public byte[] bytes() {
        return Json.write(this).getBytes(StandardCharsets.UTF_8);
    }

    public Reply reply() {
        Reply reply = Reply.json(status(), bytes());
        Long seconds = error.data().retryAfter();
        return seconds == null ? reply : reply.with("retry-after", seconds.toString());
    }
}
