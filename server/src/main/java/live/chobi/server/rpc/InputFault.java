package live.chobi.server.rpc;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.validation.ConstraintViolation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.chobi.kernel.Problem;

/// Words for what is wrong with an input: the field's path in the JSON, the rule, and the value unless it is a
/// secret. Pure.
final class InputFault {
    /// Our deserializers put their rule at the end of Jackson's message.
    private static final Pattern RULE = Pattern.compile(": (must .*)$");
    /// `tags[0].<list element>` is `tags[0]` to a client.
    private static final Pattern CONTAINER_ELEMENT = Pattern.compile("\\.?<[^>]*>");
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|token|secret|key|code)$");

    private InputFault() {
    }

    static Problem problem(ConstraintViolation<?> violation) {
        String field = CONTAINER_ELEMENT.matcher(violation.getPropertyPath().toString()).replaceAll("");
        Object value = violation.getInvalidValue();
        boolean quote = (value instanceof CharSequence || value instanceof Number) && !isSecret(field);
        return Problem.badInput(field,
                violation.getMessage() + (quote ? ", got '" + Problem.quotable(value.toString()) + "'" : ""));
    }

    static Problem problem(JacksonException fault, JsonNode input) {
        List<Reference> path = fault instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
        if (fault.getCause() instanceof Problem problem) {
            return problem;
        }
        String field = path.isEmpty() ? "input" : field(path);
        JsonNode value = at(input, path);
        return wrongValue(field, rule(fault), value);
    }

    static Problem wrongValue(String field, String rule, JsonNode value) {
        return Problem.badInput(field, rule + (isSecret(field) ? "" : ", got " + quoted(value)));
    }

    static String quoted(JsonNode value) {
        if (value.isPojo()) {
            return "a file";
        }
        return value.isTextual() ? "'" + Problem.quotable(value.textValue()) + "'" : Problem.quotable(value.toString());
    }

    private static boolean isSecret(String field) {
        return SECRET.matcher(field).matches();
    }

    private static String field(List<Reference> path) {
        var field = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }

    private static JsonNode at(JsonNode input, List<Reference> path) {
        JsonNode node = input;
        for (Reference step : path) {
            node = step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
        }
        return node instanceof MissingNode ? input : node;
    }

    private static String rule(JacksonException fault) {
        if (fault.getCause() instanceof InputCoercionException) {
            return "must be a whole number within range";
        }
        if (fault.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
            return refused.getMessage();
        }
        if (fault instanceof InvalidFormatException format) {
            Matcher own = RULE.matcher(Objects.requireNonNullElse(format.getOriginalMessage(), ""));
            return own.find() ? own.group(1) : expectation(format.getTargetType());
        }
        return fault instanceof MismatchedInputException mismatched
                ? expectation(mismatched.getTargetType())
                : "is not valid";
    }

    private static String expectation(Class<?> wanted) {
        if (wanted == null) {
            return "has the wrong type";
        }
        if (wanted.isEnum()) {
            return "must be one of " + Arrays.stream(wanted.getEnumConstants())
                    .map(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        }
        return switch (wanted.getSimpleName()) {
            case "long", "Long", "int", "Integer", "short", "Short", "byte", "Byte", "BigInteger" ->
                "must be a whole number";
            case "double", "Double", "float", "Float", "BigDecimal" -> "must be a number";
            case "boolean", "Boolean" -> "must be true or false";
            case "String" -> "must be a string";
            case "List", "ArrayList", "Set", "HashSet", "Collection" -> "must be a list";
            case "UUID", "UserId", "SessionId" -> "must be a UUID";
            case "Instant" -> "must be an ISO-8601 time in UTC";
            case "FormFile" -> "must be a file";
            default -> wanted.isRecord() ? "must be an object" : "has the wrong type";
        };
    }
}
