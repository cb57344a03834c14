package live.chobi.server.rpc;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import live.chobi.kernel.FormFile;
import live.chobi.kernel.Octets;
import live.chobi.kernel.Problem;
import live.chobi.outbox.Json;
import live.chobi.server.rpc.RpcInput.Media;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/// Turns a call's JSON into its input record, or says which field breaks which rule. Three passes, each naming the
/// first fault it finds: what is missing, what has the wrong type, what breaks a constraint. Immutable; any thread.
final class InputReader<I> {
    private final Class<I> type;
    private final Optional<InputShape> shape;
    private final Validator validator;
    private final boolean constrained;
    private final Media media;

    InputReader(Class<I> type, Validator validator) {
        this.type = type;
        this.validator = validator;
        this.shape = type.isRecord() ? Optional.of(InputShape.of(type)) : Optional.empty();
        this.constrained = type.isRecord() && validator.getConstraintsForClass(type).isBeanConstrained();
        this.media = media(type);
    }

    /// What a procedure with this input is sent.
    static Media media(Class<?> inputType) {
        if (inputType == Octets.class) {
            return Media.OCTETS;
        }
        boolean hasFile = inputType.isRecord() && Arrays.stream(inputType.getRecordComponents())
                .anyMatch(it -> it.getType() == FormFile.class);
        return hasFile ? Media.FORM : Media.JSON;
    }

    /// Messages in English, without the expression language: an input must never become an expression.
    static Validator validator() {
        return Validation.byProvider(HibernateValidator.class).configure()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
                .buildValidatorFactory().getValidator();
    }

    I read(RpcInput input) {
        if (input.media() != media) {
            throw Problem.badInput("input", "must be sent as " + media.type());
        }
        return switch (input) {
            case RpcInput.Json(var value) -> read(value);
            case RpcInput.Form(var fields) -> read(Optional.of(fields));
            case RpcInput.Bytes(var bytes) -> type.cast(new Octets(bytes));
        };
    }

    /// @param input absent reads as `{}`, so that a procedure of which everything is optional can be called without
    I read(Optional<JsonNode> input) {
        if (shape.isEmpty()) {
            return bind(input.orElse(JsonNodeFactory.instance.nullNode()));
        }
        JsonNode node = input.filter(it -> !it.isNull()).orElseGet(JsonNodeFactory.instance::objectNode);
        if (!node.isObject()) {
            throw Problem.badInput("input", "must be an object, got " + InputFault.quoted(node));
        }
        shape.get().check(node, "");
        I value = bind(node);
        if (constrained) {
            validate(value);
        }
        return value;
    }

    private I bind(JsonNode node) {
        try {
            return Json.MAPPER.treeToValue(node, type);
        } catch (JacksonException e) {
            throw InputFault.problem(e, node);
        }
    }

    private void validate(I value) {
        validator.validate(value).stream()
                .min(Comparator.comparing((ConstraintViolation<I> it) -> it.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessage))
                .ifPresent(it -> {
                    throw InputFault.problem(it);
                });
    }
}
