package live.chobi.chat.room;

import java.util.concurrent.ConcurrentHashMap;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.SocketConnection;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// The rooms of this node. Shared; any thread, except where a method names the connection's loop.
public final class Rooms {
    /// Rows that wait for one joiner while its log is read; at 20 rows a second that is more than ten seconds.
    private static final int HELD_MAX = 256;

    private final ChatMetrics metrics;
    private final ConcurrentHashMap<SessionId, Room> rooms = new ConcurrentHashMap<>();

    public Rooms(ChatMetrics metrics) {
        this.metrics = metrics;
    }

    /// Gives the connection a place in the session's room. On the connection's loop, while it is open and in the main
    /// namespace, and **before** the log is read for it: the membership begins paused, and what is published from now on
    /// is kept until [Membership#activate] says how far the client has been brought. It ends with the connection.
    ///
    /// A connection may stand in several rooms; whether it stands in this one already is the caller's to know.
    public Membership join(SessionId session, SocketConnection connection) {
        assert connection.isInLoop() && connection.isOpen();
        Room room = rooms.compute(session, (id, existing) -> {
            @Nullable
            Room counted = existing;
            if (counted == null) {
                metrics.roomOpened();
                counted = new Room(id, this, metrics);
            }
            counted.memberships.incrementAndGet();
            return counted;
        });
        return room.add(connection, HELD_MAX);
    }

    /// Every member sees the event, those who joined and have been brought up to it at once. Rows of one session must
    /// come in the order of their `seq`, from one thread at a time.
    public void broadcast(SessionId session, RoomEvent event) {
        Room room = rooms.get(session);
        if (room != null) {
            room.broadcast(event);
        }
    }

    /// How many connections of this node stand in the room; a moment's truth.
    public int memberCount(SessionId session) {
        Room room = rooms.get(session);
        return room == null ? 0 : room.memberships.get();
    }

    void left(SessionId session) {
        rooms.computeIfPresent(session, (_, room) -> {
            if (room.memberships.decrementAndGet() > 0) {
                return room;
            }
            metrics.roomClosed();
            return null;
        });
    }
}
