package live.chobi.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType.Audience;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// Turns stored rows into what one reader may see of them. Virtual threads.
public final class RowViews {
    private static final JsonNode EMPTY = Json.MAPPER.createObjectNode();

    private final Map<String, RowType> types;
    private final Actors actors;

    public RowViews(Collection<RowType> types, Actors actors) {
        this.types = types.stream().collect(Collectors.toUnmodifiableMap(RowType::name, Function.identity()));
        this.actors = actors;
    }

    public Optional<RowType> type(LogRow row) {
        return Optional.ofNullable(types.get(row.type()));
    }

    /// @param owner whether the reader owns the log, or administers the installation
    public List<RowView> of(List<LogRow> rows, boolean owner) {
        Map<UserId, ?> names = actors.views(
                rows.stream().map(LogRow::actor).filter(Objects::nonNull).collect(Collectors.toSet()));
        return rows.stream().map(row -> mayRead(row, owner) ? shown(row, names) : hidden(row)).toList();
    }

    private boolean mayRead(LogRow row, boolean owner) {
        return owner || type(row).map(RowType::audience).equals(Optional.of(Audience.EVERYBODY));
    }

    private RowView shown(LogRow row, Map<UserId, ?> names) {
        @Nullable
        Object actor = row.actor() == null ? null : names.get(row.actor());
        JsonNode payload = Json.tree(row.payload());
        if (payload instanceof ObjectNode object && type(row).map(RowType::namesActor).orElse(false)) {
            object.set("user", Json.MAPPER.valueToTree(actor));
        }
        return new RowView(row.seq(), row.at(), row.mediaAt(), row.type(), actor, payload);
    }

    private static RowView hidden(LogRow row) {
        return new RowView(row.seq(), row.at(), null, "hidden", null, EMPTY);
    }
}
