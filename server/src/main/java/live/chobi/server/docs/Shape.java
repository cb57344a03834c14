package live.chobi.server.docs;

import java.util.List;
import java.util.Optional;

/// What a value of the API looks like in JSON, with the limits that its record declares. Immutable.
sealed interface Shape {
    /// @param format `uuid`, `date-time`, or empty for any text
    /// @param min characters
    record Text(String format, Optional<Long> min, Optional<Long> max, Optional<String> pattern) implements Shape {
        static Text of(String format) {
            return new Text(format, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    record Whole(Optional<Long> min, Optional<Long> max) implements Shape {}

    record Decimal() implements Shape {}

    record Flag() implements Shape {}

    record Choice(List<String> values) implements Shape {}

    /// @param min items
    record Items(Part item, Optional<Long> min, Optional<Long> max) implements Shape {}

    /// An object whose names are data.
    record Table(Part value) implements Shape {}

    /// @param name its own in all that is generated
    record Struct(String name, List<Field> fields) implements Shape {}

    /// A JSON object or value that depends on others: a row's payload, by the row's type.
    record Anything() implements Shape {}

    /// Of a form.
    record File() implements Shape {}

    /// The body as it is.
    record Bytes() implements Shape {}

    record Nothing() implements Shape {}

    record Part(Shape shape, boolean nullable) {}

    /// @param required always there; otherwise it may be absent
    record Field(String name, boolean required, Part part) {}
}
