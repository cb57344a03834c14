package live.chobi.server.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// What a record says about its own JSON: a component is required unless it is `@Nullable` (or an `Optional`). Jackson
/// would leave null in a component that promises never to be null.
///
/// Also refuses text that PostgreSQL or UTF-8 could not hold: U+0000 and halves of surrogate pairs. Immutable.
sealed interface InputShape {
    /// Throws the [Problem] of the first part that is wrong, in the order of the components.
    void check(JsonNode node, String path);

    record Text() implements InputShape {
        @Override
        public void check(JsonNode node, String path) {
            if (!node.isTextual()) {
                throw InputFault.wrongValue(path, "must be a string", node); // Jackson would take 5 for "5"
            }
            if (!isStorable(node.textValue())) {
                throw Problem.badInput(path, "must be text without U+0000 and unpaired surrogates");
            }
        }

        private static boolean isStorable(String text) {
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                if (character == 0) {
                    return false;
                }
                if (Character.isSurrogate(character)) {
                    if (i + 1 == text.length() || !Character.isSurrogatePair(character, text.charAt(i + 1))) {
                        return false;
                    }
                    i++;
                }
            }
            return true;
        }
    }

    /// Judged by Jackson alone.
    record Other() implements InputShape {
        @Override
        public void check(JsonNode node, String path) {
            // Its type is checked when it is bound.
        }
    }

    record Items(Part item) implements InputShape {
        @Override
        public void check(JsonNode node, String path) {
            for (int i = 0; i < node.size() && node.isArray(); i++) {
                item.check(node.get(i), path + "[" + i + "]");
            }
        }
    }

    record Fields(List<Field> fields) implements InputShape {
        @Override
        public void check(JsonNode node, String path) {
            if (!node.isObject()) {
                return;
            }
            for (Field field : fields) {
                field.part().check(node.get(field.name()), path.isEmpty() ? field.name() : path + "." + field.name());
            }
        }
    }

    record Field(String name, Part part) {}

    record Part(boolean required, InputShape shape) {
        void check(@Nullable JsonNode node, String path) {
            if (node != null && !node.isNull()) {
                shape.check(node, path);
            } else if (required) {
                throw Problem.badInput(path, node == null ? "is required" : "must not be null");
            }
        }
    }

    static Fields of(Class<?> recordType) {
        var fields = new ArrayList<Field>();
        for (RecordComponent component : recordType.getRecordComponents()) {
            fields.add(new Field(component.getName(), part(component.getAnnotatedType())));
        }
        return new Fields(List.copyOf(fields));
    }

    private static Part part(AnnotatedType annotated) {
        Class<?> type = raw(annotated);
        boolean optional = annotated.isAnnotationPresent(Nullable.class) || type == Optional.class;
        if (type == String.class) {
            return new Part(!optional, new Text());
        }
        if (type.isRecord() && type.getPackageName().startsWith("live.chobi") && !isScalar(type)) {
            return new Part(!optional, of(type));
        }
        if (Collection.class.isAssignableFrom(type) && annotated instanceof AnnotatedParameterizedType parameterized) {
            return new Part(!optional, new Items(part(parameterized.getAnnotatedActualTypeArguments()[0])));
        }
        return new Part(!optional, new Other());
    }

    /// Ids are records too, but strings in JSON: the kernel's carry one `value`.
    private static boolean isScalar(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value");
    }

    private static Class<?> raw(AnnotatedType annotated) {
        return switch (annotated.getType()) {
            case Class<?> type -> type;
            case ParameterizedType type when type.getRawType() instanceof Class<?> raw -> raw;
            default -> Object.class;
        };
    }
}
