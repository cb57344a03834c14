package live.chobi.server.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import live.chobi.chat.messages.MessageRow;
import live.chobi.chat.room.RoomEvent;
import live.chobi.chat.standing.Decisions;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.Rooms;
import live.chobi.kernel.SessionId;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.RowType;
import live.chobi.log.RowView;
import live.chobi.log.RowViews;
import live.chobi.outbox.Json;
import live.chobi.server.bus.FeedRow;
import live.chobi.server.bus.RedisBus;
import live.chobi.server.bus.RoomFeeds;
import live.chobi.streaming.likes.LikesRow;
import live.chobi.streaming.sessions.StreamingRows;

/// A committed row becomes an event in the session's room, here and on the other nodes: `sessionId, seq, at, mediaAt`
/// and its payload, flat. Called on the sequencer's shards with what this node wrote; [RoomFeeds] puts that, what Redis
/// brings and what the log has in one order.
public final class LogToRooms implements Consumer<List<LogRow>> {
    private final RoomFeeds feeds;
    private final RowEvents events;
    private final RedisBus bus;

    public LogToRooms(RoomFeeds feeds, RowEvents events, RedisBus bus) {
        this.feeds = feeds;
        this.events = events;
        this.bus = bus;
    }

    @Override
    public void accept(List<LogRow> rows) {
        boolean hasPeers = bus.hasPeers();
        Map<SessionId, List<LogRow>> bySession = new LinkedHashMap<>();
        for (LogRow row : rows) {
            SessionId session = new SessionId(row.log());
            if (hasPeers || feeds.isOpen(session)) {
                bySession.computeIfAbsent(session, _ -> new ArrayList<>()).add(row);
            }
        }
        bySession.forEach(this::pass);
    }

    private void pass(SessionId session, List<LogRow> rows) {
        List<FeedRow> feedRows;
        try {
            feedRows = events.of(rows);
        } catch (RuntimeException e) {
            // A name could not be read. The row is in the log and is brought from there.
            feeds.knowOf(session, rows.getLast().seq());
            throw e;
        }
        var _ = feeds.offer(session, feedRows);
        bus.publish(session, feedRows);
    }

    /// The rooms, as the feeds see them.
    public static RoomFeeds.Audience audience(Rooms rooms) {
        return new RoomFeeds.Audience() {
            @Override
            public boolean isThere(SessionId session) {
                return rooms.memberCount(session) > 0;
            }

            @Override
            public void pass(SessionId session, FeedRow row) {
                row.event().ifPresent(event -> {
                    if (event.name().equals(Decisions.MESSAGE_DELETED)) {
                        rooms.forgetUpTo(session, Json.tree(event.json()).path("messageSeq").asLong());
                    }
                    rooms.broadcast(session, event);
                });
            }
        };
    }

    /// The log, as the feeds read it. Virtual threads.
    public static RoomFeeds.Source source(Logs logs, RowEvents events) {
        return new RoomFeeds.Source() {
            @Override
            public Map<SessionId, Long> heads(Collection<SessionId> sessions) {
                return logs.seqs(sessions.stream().map(SessionId::value).toList()).entrySet().stream()
                        .collect(Collectors.toMap(it -> new SessionId(it.getKey()), Map.Entry::getValue));
            }

            @Override
            public List<FeedRow> after(SessionId session, long seq, int limit) {
                return events.of(logs.rowsAfter(session.value(), seq, limit));
            }
        };
    }

    /// Encodes rows as everybody in the room is sent them.
    public record RowEvents(RowViews rowViews) {
        /// What a viewer who reads too slowly can do without.
        private static final Set<String> ORDINARY = Set.of(MessageRow.TYPE, StreamingRows.VIEWER_JOINED,
                StreamingRows.VIEWER_LEFT, LikesRow.TYPE);

        List<FeedRow> of(List<LogRow> rows) {
            List<RowView> views = rowViews.announced(rows);
            List<FeedRow> feedRows = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                LogRow row = rows.get(i);
                RowView view = views.get(i);
                feedRows.add(new FeedRow(row.seq(), rowViews.type(row).flatMap(RowType::socketEvent)
                        .map(name -> new RoomEvent.Row(name, row.seq(), lane(row), json(row, view),
                                Optional.ofNullable(row.actor())))));
            }
            return feedRows;
        }

        private static Lane lane(LogRow row) {
            return ORDINARY.contains(row.type()) ? Lane.ORDINARY : Lane.PRIORITY;
        }

        private static String json(LogRow row, RowView view) {
            ObjectNode event = Json.MAPPER.createObjectNode().put("sessionId", row.log().toString())
                    .put("seq", row.seq()).put("at", Json.format(row.at()))
                    .put("mediaAt", view.mediaAt() == null ? null : Json.format(view.mediaAt()));
            for (Map.Entry<String, JsonNode> field : view.payload().properties()) {
                event.set(field.getKey(), field.getValue());
            }
            return Json.write(event);
        }
    }
}
