package live.chobi.server.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import live.chobi.chat.messages.MessageRow;
import live.chobi.chat.room.RoomEvent;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.Rooms;
import live.chobi.kernel.SessionId;
import live.chobi.log.LogRow;
import live.chobi.log.RowType;
import live.chobi.log.RowView;
import live.chobi.log.RowViews;
import live.chobi.outbox.Json;
import live.chobi.streaming.sessions.StreamingRows;

/// A committed row becomes an event in the session's room: `sessionId, seq, at, mediaAt` and its payload, flat. Called
/// on the sequencer's shards, so rows of one session come in order.
public final class LogToRooms implements Consumer<List<LogRow>> {
    /// What a viewer who reads too slowly can do without.
    private static final Set<String> ORDINARY = Set.of(MessageRow.TYPE, StreamingRows.VIEWER_JOINED,
            StreamingRows.VIEWER_LEFT);

    private final Rooms rooms;
    private final RowViews rowViews;

    public LogToRooms(Rooms rooms, RowViews rowViews) {
        this.rooms = rooms;
        this.rowViews = rowViews;
    }

    @Override
    public void accept(List<LogRow> rows) {
        List<LogRow> watched = rows.stream().filter(row -> rooms.memberCount(new SessionId(row.log())) > 0).toList();
        List<RowView> views = rowViews.of(watched, false);
        for (int i = 0; i < watched.size(); i++) {
            LogRow row = watched.get(i);
            RowView view = views.get(i);
            rowViews.type(row).flatMap(RowType::socketEvent).ifPresent(name -> rooms.broadcast(
                    new SessionId(row.log()), new RoomEvent.Row(name, row.seq(), lane(row), json(row, view))));
        }
    }

    private static Lane lane(LogRow row) {
        return ORDINARY.contains(row.type()) ? Lane.ORDINARY : Lane.PRIORITY;
    }

    private static String json(LogRow row, RowView view) {
        ObjectNode event = Json.MAPPER.createObjectNode().put("sessionId", row.log().toString()).put("seq", row.seq())
                .put("at", Json.format(row.at()))
                .put("mediaAt", view.mediaAt() == null ? null : Json.format(view.mediaAt()));
        for (Map.Entry<String, JsonNode> field : view.payload().properties()) {
            event.set(field.getKey(), field.getValue());
        }
        return Json.write(event);
    }
}
