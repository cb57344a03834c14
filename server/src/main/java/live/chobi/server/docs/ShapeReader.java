package live.chobi.server.docs;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import live.chobi.identity.accounts.UserView;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.FormFile;
import live.chobi.kernel.Octets;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Subscription;
import live.chobi.kernel.UserId;
import live.chobi.server.docs.Shape.Field;
import live.chobi.server.docs.Shape.Part;
import live.chobi.server.docs.Shape.Struct;
import org.jspecify.annotations.Nullable;

/// Reads shapes from records, as the edge reads inputs and Jackson writes outputs. One for each description, since it
/// gives names; of one thread.
final class ShapeReader {
    /// Shown by name; features know people by a port, so their records say `Object`.
    private static final Set<String> ONE_USER = Set.of("user", "actor", "host", "owner", "author");
    private static final Set<String> MANY_USERS = Set.of("coHosts", "mentions");

    /// What may be absent differs: an input is optional where it may be null, an output is absent only where it
    /// says so.
    enum Direction {
        INPUT, OUTPUT
    }

    private record Known(Class<?> type, Direction direction) {}

    private final Map<Known, Struct> structs = new HashMap<>();
    private final Set<Known> open = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    Part input(Endpoint<?, ?> endpoint) {
        Class<?> type = endpoint.inputType();
        if (type == Octets.class) {
            return new Part(new Shape.Bytes(), false);
        }
        return new Part(shape(type, Optional.empty(), "", Direction.INPUT), false);
    }

    /// Of a subscription, one value.
    Part output(Endpoint<?, ?> endpoint) {
        return resultOf(endpoint.procedure().getClass()).map(it -> part(it, "", Direction.OUTPUT))
                .orElseGet(() -> new Part(new Shape.Anything(), true));
    }

    /// The last argument of the interface that a procedure implements; empty where it is written as a lambda.
    private static Optional<AnnotatedType> resultOf(Class<?> procedure) {
        return Arrays.stream(procedure.getAnnotatedInterfaces()).filter(AnnotatedParameterizedType.class::isInstance)
                .map(AnnotatedParameterizedType.class::cast)
                .filter(it -> raw(it) == Procedure.class || raw(it) == Subscription.class)
                .map(it -> it.getAnnotatedActualTypeArguments()[1]).findFirst();
    }

    private Part part(AnnotatedType type, String name, Direction direction) {
        Class<?> raw = raw(type);
        boolean nullable = type.isAnnotationPresent(Nullable.class);
        if (raw == Optional.class) {
            return new Part(part(argument(type, 0), name, direction).shape(), true);
        }
        return new Part(shape(raw, Optional.of(type), name, direction), nullable);
    }

    private Shape shape(Class<?> raw, Optional<AnnotatedType> type, String name, Direction direction) {
        if (raw == String.class) {
            return text(type);
        }
        if (raw == UUID.class || raw == UserId.class || raw == SessionId.class) {
            return Shape.Text.of("uuid");
        }
        if (raw == Instant.class) {
            return Shape.Text.of("date-time");
        }
        if (Set.of(long.class, Long.class, int.class, Integer.class).contains(raw)) {
            return new Shape.Whole(said(type, Min.class, Min::value)
                    .or(() -> said(type, Positive.class, _ -> 1L)), said(type, Max.class, Max::value));
        }
        if (Set.of(double.class, Double.class, float.class, Float.class).contains(raw)) {
            return new Shape.Decimal();
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return new Shape.Flag();
        }
        if (raw.isEnum()) {
            return new Shape.Choice(Arrays.stream(raw.getEnumConstants())
                    .map(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT)).toList());
        }
        if (Collection.class.isAssignableFrom(raw)) {
            Part item = MANY_USERS.contains(name)
                    ? new Part(struct(UserView.class, direction), false)
                    : type.map(it -> part(argument(it, 0), "", direction))
                            .orElseGet(() -> new Part(new Shape.Anything(), true));
            return new Shape.Items(item, size(type, Size::min), size(type, Size::max));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return new Shape.Table(type.map(it -> part(argument(it, 1), "", direction))
                    .orElseGet(() -> new Part(new Shape.Anything(), true)));
        }
        if (raw == FormFile.class) {
            return new Shape.File();
        }
        if (raw == Procedure.Nothing.class) {
            return new Shape.Nothing();
        }
        if (raw.isRecord()) {
            return struct(raw, direction);
        }
        return raw == Object.class && ONE_USER.contains(name)
                ? struct(UserView.class, direction)
                : new Shape.Anything();
    }

    private static Shape text(Optional<AnnotatedType> type) {
        boolean isSaid = type.filter(it -> it.isAnnotationPresent(NotBlank.class)).isPresent();
        return new Shape.Text("", size(type, Size::min).or(() -> isSaid ? Optional.of(1L) : Optional.empty()),
                size(type, Size::max), said(type, Pattern.class, Pattern::regexp));
    }

    private static <A extends Annotation, V> Optional<V> said(Optional<AnnotatedType> type, Class<A> annotation,
            Function<A, V> value) {
        return type.filter(it -> it.isAnnotationPresent(annotation)).map(it -> it.getAnnotation(annotation)).map(value);
    }

    /// What `@Size` does not say stands there as 0 and as the largest number.
    private static Optional<Long> size(Optional<AnnotatedType> type, Function<Size, Integer> value) {
        return said(type, Size.class, it -> (long) value.apply(it)).filter(it -> it > 0 && it < Integer.MAX_VALUE);
    }

    private Shape struct(Class<?> type, Direction direction) {
        Known known = new Known(type, direction);
        Struct found = structs.get(known);
        if (found != null) {
            return found;
        }
        if (!open.add(known)) {
            return new Shape.Anything(); // a record within itself has no end to describe
        }
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Part part = part(component.getAnnotatedType(), component.getName(), direction);
            boolean isRequired = direction == Direction.INPUT ? !part.nullable() : !isLeftOut(component);
            // What is left out where it would be null is never null.
            boolean isNull = part.nullable() && (isRequired || direction == Direction.INPUT);
            fields.add(new Field(component.getName(), isRequired, new Part(part.shape(), isNull)));
        }
        open.remove(known);
        Struct struct = new Struct(name(type), List.copyOf(fields));
        structs.put(known, struct);
        return struct;
    }

    /// Where it would be null.
    private static boolean isLeftOut(RecordComponent component) {
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude ofAll = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        JsonInclude rule = own == null ? ofAll : own;
        return rule != null && rule.value() == JsonInclude.Include.NON_NULL
                && (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        || component.getType() == Optional.class);
    }

    /// `GetEventsOutput`; where two features use a name the second has its package's before it.
    private String name(Class<?> type) {
        StringBuilder name = new StringBuilder();
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            name.insert(0, each.getSimpleName());
        }
        String whole = name.toString();
        String[] packages = type.getPackageName().split("\\.", -1);
        for (int i = packages.length - 1; i >= 0 && !names.add(whole); i--) {
            whole = packages[i].substring(0, 1).toUpperCase(Locale.ROOT) + packages[i].substring(1) + whole;
        }
        return whole;
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return parameterized.getAnnotatedActualTypeArguments()[index];
        }
        throw new IllegalStateException("a raw type tells nothing: " + type);
    }

    private static Class<?> raw(AnnotatedType type) {
        return switch (type.getType()) {
            case Class<?> raw -> raw;
            case ParameterizedType it when it.getRawType() instanceof Class<?> raw -> raw;
            default -> Object.class;
        };
    }
}
