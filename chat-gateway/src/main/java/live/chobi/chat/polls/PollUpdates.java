package live.chobi.chat.polls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.chat.room.RoomEvent;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.Rooms;
import live.chobi.outbox.Json;

/// Tells this node's rooms how their polls stand, wherever the votes were taken: at most one `poll_updated` a second
/// and poll. Owner: whoever calls [#tell], one at a time.
public final class PollUpdates {
    public static final String EVENT = "poll_updated";

    private final Polls polls;
    private final Rooms rooms;
    private final Map<UUID, Long> told = new HashMap<>();

    public PollUpdates(Polls polls, Rooms rooms) {
        this.polls = polls;
        this.rooms = rooms;
    }

    /// Called once a second. Virtual threads.
    public synchronized void tell() {
        List<Poll> open = polls.open(rooms.sessions());
        told.keySet().retainAll(open.stream().map(Poll::id).collect(Collectors.toSet()));
        for (Poll poll : open) {
            // Votes are only added, so the same sum is the same state.
            if (poll.votes() != told.getOrDefault(poll.id(), 0L)) {
                told.put(poll.id(), poll.votes());
                rooms.broadcast(poll.session(), new RoomEvent.Passing(EVENT, Lane.ORDINARY, json(poll)));
            }
        }
    }

    static String json(Poll poll) {
        ObjectNode event = Json.MAPPER.createObjectNode().put("sessionId", poll.session().toString());
        event.setAll((ObjectNode) Json.MAPPER.valueToTree(poll.view()));
        return Json.write(event);
    }
}
