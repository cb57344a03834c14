package live.chobi.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.RowType.Audience;
import live.chobi.log.RowType.Naming;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// Turns stored rows into what one reader may see of them. Virtual threads.
public final class RowViews {
    private static final JsonNode EMPTY = Json.MAPPER.createObjectNode();
    /// All that others see of a row that was taken back, beside whose it was.
    private static final Set<String> LEFT_OF_WITHDRAWN = Set.of("id");

    private final Map<String, RowType> types;
    private final Actors actors;
    private final Withdrawals withdrawals;

    public RowViews(Collection<RowType> types, Actors actors) {
        this(types, actors, Withdrawals.NONE);
    }

    public RowViews(Collection<RowType> types, Actors actors, Withdrawals withdrawals) {
        this.types = types.stream().collect(Collectors.toUnmodifiableMap(RowType::name, Function.identity()));
        this.actors = actors;
        this.withdrawals = withdrawals;
    }

    public Optional<RowType> type(LogRow row) {
        return Optional.ofNullable(types.get(row.type()));
    }

    /// Rows from the past. One that was taken back says `deleted: true`; what it said, moderators and the owner read.
    public List<RowView> of(List<LogRow> rows, Audience reader) {
        Map<UUID, LongPredicate> withdrawn = new HashMap<>();
        return of(rows, reader, row -> withdrawn.computeIfAbsent(row.log(), withdrawals::of).test(row.seq()));
    }

    /// Rows that have just been committed, as everybody sees them.
    public List<RowView> announced(List<LogRow> rows) {
        return of(rows, Audience.EVERYBODY, _ -> false);
    }

    private List<RowView> of(List<LogRow> rows, Audience reader, Function<LogRow, Boolean> isWithdrawn) {
        List<Read> read = rows.stream().map(row -> read(row, reader)).toList();
        Set<UserId> people = new HashSet<>();
        read.forEach(it -> it.addPeople(people));
        Map<UserId, ?> names = actors.views(people);
        return read.stream().map(it -> it.payload()
                .map(payload -> shown(it, payload, names, reader, isWithdrawn.apply(it.row())))
                .orElseGet(() -> hidden(it.row()))).toList();
    }

    /// A row on its way to a reader.
    ///
    /// @param payload empty where they may not see it
    private record Read(LogRow row, Optional<RowType> type, Optional<JsonNode> payload) {
        List<Naming> namings() {
            return type.map(RowType::people).orElse(List.of());
        }

        void addPeople(Set<UserId> to) {
            if (payload.isPresent() && row.actor() != null) {
                to.add(row.actor());
            }
            payload.ifPresent(it -> namings().forEach(naming -> naming.ids()
                    .ifPresent(field -> people(it.path(field)).forEach(to::add))));
        }
    }

    private Read read(LogRow row, Audience reader) {
        Optional<RowType> type = type(row);
        boolean mayRead = reader == Audience.OWNER || type.filter(it -> reader.mayRead(it.audience())).isPresent();
        return new Read(row, type, mayRead ? Optional.of(Json.tree(row.payload())) : Optional.empty());
    }

    private static RowView shown(Read read, JsonNode payload, Map<UserId, ?> names, Audience reader,
            boolean isWithdrawn) {
        LogRow row = read.row();
        @Nullable
        Object actor = row.actor() == null ? null : names.get(row.actor());
        if (payload instanceof ObjectNode object) {
            shape(read, object, actor, names, reader, isWithdrawn);
        }
        return new RowView(row.seq(), row.at(), row.mediaAt(), row.type(), actor, payload);
    }

    private static void shape(Read read, ObjectNode payload, @Nullable Object actor, Map<UserId, ?> names,
            Audience reader, boolean isWithdrawn) {
        Map<String, JsonNode> people = new LinkedHashMap<>();
        read.namings().forEach(it -> named(it, payload, actor, names).ifPresent(who -> people.put(it.field(), who)));
        if (!reader.mayRead(Audience.MODERATORS)) {
            read.type().ifPresent(it -> payload.remove(it.withheld()));
            if (isWithdrawn) {
                payload.retain(LEFT_OF_WITHDRAWN);
                read.namings().stream().filter(it -> !it.isActor()).forEach(it -> people.remove(it.field()));
            }
        }
        if (isWithdrawn) {
            payload.put("deleted", true);
        }
        payload.setAll(people);
    }

    /// Empty where the field is not to be shown.
    private static Optional<JsonNode> named(Naming naming, ObjectNode payload, @Nullable Object actor,
            Map<UserId, ?> names) {
        if (naming.isActor()) {
            return Optional.of(Json.MAPPER.valueToTree(actor));
        }
        String from = naming.ids().orElseThrow();
        return from.equals(naming.field()) && !payload.has(from)
                ? Optional.empty()
                : Optional.of(views(payload.path(from), names));
    }

    /// Of several, who is gone is left out; of one, nobody is null.
    private static JsonNode views(JsonNode ids, Map<UserId, ?> names) {
        List<?> views = people(ids).map(names::get).filter(Objects::nonNull).toList();
        if (ids.isArray()) {
            return Json.MAPPER.valueToTree(views);
        }
        return views.isEmpty() ? NullNode.getInstance() : Json.MAPPER.valueToTree(views.getFirst());
    }

    /// Of one person or of several; none where nobody is named.
    private static Stream<UserId> people(JsonNode ids) {
        return (ids.isArray() ? ids.valueStream() : Stream.of(ids)).filter(JsonNode::isTextual)
                .flatMap(it -> Uuid7.parse(it.textValue()).map(UserId::new).stream());
    }

    private static RowView hidden(LogRow row) {
        return new RowView(row.seq(), row.at(), null, "hidden", null, EMPTY);
    }
}
