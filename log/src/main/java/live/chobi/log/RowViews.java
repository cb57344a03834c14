package live.chobi.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.RowType.Audience;
import live.chobi.log.RowType.User;
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
        List<Optional<JsonNode>> payloads = rows.stream()
                .map(row -> mayRead(row, reader) ? Optional.of(Json.tree(row.payload())) : Optional.<JsonNode>empty())
                .toList();
        Set<UserId> people = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            UserId actor = rows.get(i).actor();
            if (payloads.get(i).isPresent() && actor != null) {
                people.add(actor);
            }
            payloads.get(i).flatMap(RowViews::subject).ifPresent(people::add);
        }
        Map<UserId, ?> names = actors.views(people);
        return java.util.stream.IntStream.range(0, rows.size()).mapToObj(i -> {
            LogRow row = rows.get(i);
            return payloads.get(i).map(it -> shown(row, it, names, reader, isWithdrawn.apply(row)))
                    .orElseGet(() -> hidden(row));
        }).toList();
    }

    private boolean mayRead(LogRow row, Audience reader) {
        return reader == Audience.OWNER || type(row).filter(it -> reader.mayRead(it.audience())).isPresent();
    }

    private RowView shown(LogRow row, JsonNode payload, Map<UserId, ?> names, Audience reader, boolean isWithdrawn) {
        @Nullable
        Object actor = row.actor() == null ? null : names.get(row.actor());
        if (payload instanceof ObjectNode object) {
            shape(row, object, actor, names, reader, isWithdrawn);
        }
        return new RowView(row.seq(), row.at(), row.mediaAt(), row.type(), actor, payload);
    }

    private void shape(LogRow row, ObjectNode payload, @Nullable Object actor, Map<UserId, ?> names, Audience reader,
            boolean isWithdrawn) {
        Optional<RowType> type = type(row);
        User user = type.map(RowType::user).orElse(User.NOBODY);
        @Nullable
        Object subject = subject(payload).<Object>map(names::get).orElse(null);
        if (!reader.mayRead(Audience.MODERATORS)) {
            type.ifPresent(it -> payload.remove(it.withheld()));
            if (isWithdrawn) {
                payload.retain(LEFT_OF_WITHDRAWN);
            }
        }
        if (isWithdrawn) {
            payload.put("deleted", true);
        }
        if (user != User.NOBODY) {
            payload.set("user", Json.MAPPER.valueToTree(user == User.ACTOR ? actor : subject));
        }
    }

    private static Optional<UserId> subject(JsonNode payload) {
        JsonNode id = payload.path("userId");
        return id.isTextual() ? Uuid7.parse(id.textValue()).map(UserId::new) : Optional.empty();
    }

    private static RowView hidden(LogRow row) {
        return new RowView(row.seq(), row.at(), null, "hidden", null, EMPTY);
    }
}
