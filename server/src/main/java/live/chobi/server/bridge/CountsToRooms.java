package live.chobi.server.bridge;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import live.chobi.chat.room.RoomEvent;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.Rooms;
import live.chobi.kernel.SessionId;
import live.chobi.streaming.viewers.Viewers;

/// Viewers coming and going become `viewer_count` events, at most a few a second and room: everybody hears of each, so
/// telling them one by one would cost the square of the room. Any thread.
public final class CountsToRooms implements Viewers.Listener {
    /// In a room of more than so many, whose count changes all the time, only one in [#CALMER] calls tells it.
    private static final int BIG = 200;
    private static final int CALMER = 4;

    private final Rooms rooms;
    private final Set<SessionId> changed = ConcurrentHashMap.newKeySet();
    private long calls;

    public CountsToRooms(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public void changed(SessionId session, int viewers) {
        changed.add(session);
    }

    /// Tells the rooms whose count has changed. Called a few times a second, by one thread.
    public void flush(ToIntFunction<SessionId> count) {
        calls++;
        for (SessionId session : List.copyOf(changed)) {
            if (calls % CALMER != 0 && rooms.memberCount(session) > BIG) {
                continue;
            }
            // Before the count is read: a change after it is told next time.
            changed.remove(session);
            rooms.broadcast(session, new RoomEvent.Passing("viewer_count", Lane.ORDINARY,
                    "{\"sessionId\":\"" + session + "\",\"count\":" + count.applyAsInt(session) + "}"));
        }
    }
}
