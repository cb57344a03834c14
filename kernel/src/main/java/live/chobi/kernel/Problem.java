package live.chobi.kernel;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A refusal that its caller can act on: a stable code and reason, the field for bad input, and for "too fast" the time
/// to wait. Everything else that is thrown is a bug, logged once at the edge and shown to nobody.
///
/// It carries no stack trace: it is an answer, not a fault.
public final class Problem extends RuntimeException {
    private final ProblemCode code;
    private final String reason;
    private final @Nullable String field;
    private final @Nullable Duration retryAfter;

    private Problem(ProblemCode code, String reason, String message, @Nullable String field,
            @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.field = field;
        this.retryAfter = retryAfter;
    }

    /// @param reason stable, in snake_case: clients branch on it
    public static Problem of(ProblemCode code, String reason, String message) {
        return new Problem(code, reason, message, null, null);
    }

    /// Input that breaks a rule; `message` says the value and the rule.
    public static Problem badInput(String field, String message) {
        return new Problem(ProblemCode.BAD_REQUEST, "bad_input", field + " " + message, field, null);
    }

    public static Problem unauthorized(String reason, String message) {
        return of(ProblemCode.UNAUTHORIZED, reason, message);
    }

    public static Problem forbidden(String reason, String message) {
        return of(ProblemCode.FORBIDDEN, reason, message);
    }

    /// @param thing what was looked for, in the words of the API: `session`
    public static Problem notFound(String thing, Object id) {
        return of(ProblemCode.NOT_FOUND, thing + "_not_found", "no " + thing + " " + quotable(id.toString()));
    }

    /// The same key or name is taken with other terms.
    public static Problem conflict(String reason, String message) {
        return of(ProblemCode.CONFLICT, reason, message);
    }

    /// A business rule says no, and the caller is not at fault: too few coins, a session that is not live.
    public static Problem refused(String reason, String message) {
        return of(ProblemCode.PRECONDITION_FAILED, reason, message);
    }

    public static Problem tooFast(String reason, String message, Duration retryAfter) {
        return new Problem(ProblemCode.TOO_MANY_REQUESTS, reason, message, null, retryAfter);
    }

    /// A queue is full or a dependency is away: nothing was taken, and trying again later is right.
    public static Problem busy(String reason, String message) {
        return of(ProblemCode.SERVICE_UNAVAILABLE, reason, message);
    }

    /// The same refusal, with the input's field that it is about.
    public Problem about(String inputField) {
        return new Problem(code, reason, getMessage(), inputField, retryAfter);
    }

    public ProblemCode code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public String getMessage() {
        return java.util.Objects.requireNonNullElse(super.getMessage(), reason);
    }

    /// A caller's text made fit for a message: at most 60 characters, without control characters.
    public static String quotable(String text) {
        // A pair of surrogates is never cut in two: half of one is no text, and would itself be refused as JSON.
        int end = text.length() > 60 && Character.isHighSurrogate(text.charAt(59)) ? 59 : 60;
        String cut = text.length() <= 60 ? text : text.substring(0, end) + "…";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
