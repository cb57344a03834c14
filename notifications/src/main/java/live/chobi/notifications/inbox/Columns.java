package live.chobi.notifications.inbox;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The values of one column of many rows, for `unnest`.
final class Columns {
    private Columns() {
    }

    static <T> Field<UUID[]> uuids(List<T> of, Function<T, @Nullable UUID> value) {
        return DSL.val(of.stream().map(value).toArray(UUID[]::new));
    }

    static <T> Field<String[]> texts(List<T> of, Function<T, String> value) {
        return DSL.val(of.stream().map(value).toArray(String[]::new));
    }

    static <T> Field<Long[]> numbers(List<T> of, Function<T, Long> value) {
        return DSL.val(of.stream().map(value).toArray(Long[]::new));
    }
}
