package live.chobi.server.rpc;

import jakarta.validation.Validator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Kind;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Procedure;

/// An endpoint with the reader of its input. Immutable; any thread.
final class BoundProcedure<I, O> {
    private final Endpoint<I, O> endpoint;
    private final Optional<InputReader<I>> reader;
    private final Audit audit;

    BoundProcedure(Endpoint<I, O> endpoint, Validator validator, Audit audit) {
        this.audit = audit;
        this.endpoint = endpoint;
        this.reader = endpoint.inputType() == Procedure.Nothing.class
                ? Optional.empty()
                : Optional.of(new InputReader<>(endpoint.inputType(), validator));
    }

    Endpoint<I, O> endpoint() {
        return endpoint;
    }

    boolean isSubscription() {
        return endpoint.kind() == Kind.SUBSCRIPTION;
    }

    /// The one method it takes.
    String method() {
        return endpoint.kind() == Kind.MUTATION ? "POST" : "GET";
    }

    /// In the reference's words; throws METHOD_NOT_SUPPORTED.
    void requireMethod(String sent) {
        if (!sent.equals(method())) {
            throw Problem.of(ProblemCode.METHOD_NOT_SUPPORTED, "method_not_allowed", "Unsupported " + sent
                    + "-request to " + RpcRequest.word(endpoint.kind()) + " procedure at path \"" + endpoint.path()
                    + "\"");
        }
    }

    /// Access first: what is wrong with an input is told only to those who may call at all.
    Object call(Caller caller, Supplier<RpcInput> input) {
        endpoint.admit(caller);
        I decoded = reader.isPresent()
                ? reader.get().read(input.get())
                : endpoint.inputType().cast(new Procedure.Nothing());
        return endpoint.kind() == Kind.MUTATION && caller.isAdmin()
                ? recorded(caller, decoded)
                : handle(caller, decoded);
    }

    private Object recorded(Caller caller, I input) {
        Audit.Ending ending = audit.begin(caller, endpoint.path(), input);
        String outcome = "failed";
        try {
            Object answer = handle(caller, input);
            outcome = "done";
            return answer;
        } catch (Problem refusal) {
            outcome = refusal.reason();
            throw refusal;
        } finally {
            ending.ended(outcome);
        }
    }

    private Object handle(Caller caller, I input) {
        return Objects.requireNonNull(endpoint.procedure().handle(caller, input));
    }
}
