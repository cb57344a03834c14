package live.chobi.chat.room;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.SocketConnection;
import live.chobi.chat.protocol.OutboundPacket;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// The rooms of this node. Shared; any thread, except where a method names the connection's loop.
public final class Rooms {
    /// Rows that wait for one joiner while its log is read; at 20 rows a second that is more than ten seconds.
    private static final int HELD_MAX = 256;

    private final ChatMetrics metrics;
    private final HistoryLimits historyLimits;
    private final int rowsPerSecondMax;
    private final LongSupplier nanos;
    private final AtomicLong historyBytes = new AtomicLong();
    private final ConcurrentHashMap<SessionId, Room> rooms = new ConcurrentHashMap<>();

    /// Without history, so that nobody is taken up again, and never thinned.
    public Rooms(ChatMetrics metrics) {
        this(metrics, HistoryLimits.NONE, 0);
    }

    /// @param rowsPerSecondMax of a room, above which ordinary rows are thinned; 0 never
    public Rooms(ChatMetrics metrics, HistoryLimits historyLimits, int rowsPerSecondMax) {
        this(metrics, historyLimits, rowsPerSecondMax, System::nanoTime);
    }

    Rooms(ChatMetrics metrics, HistoryLimits historyLimits, int rowsPerSecondMax, LongSupplier nanos) {
        this.metrics = metrics;
        this.nanos = nanos;
        this.rowsPerSecondMax = rowsPerSecondMax;
        this.historyLimits = historyLimits;
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
                counted = new Room(id, this, history(), new Thinning(rowsPerSecondMax), metrics);
            }
            counted.memberships.incrementAndGet();
            return counted;
        });
        return room.add(connection, HELD_MAX);
    }

    private Optional<RoomHistory> history() {
        return historyLimits.isOn()
                ? Optional.of(new RoomHistory(historyLimits, historyBytes, metrics))
                : Optional.empty();
    }

    /// Keeps the room, and what it remembers, for somebody who may come back, until [#release]. While they are still a
    /// member. False where rooms remember nothing.
    public boolean hold(SessionId session) {
        if (!historyLimits.isOn()) {
            return false;
        }
        return rooms.computeIfPresent(session, (_, room) -> {
            room.memberships.incrementAndGet();
            return room;
        }) != null;
    }

    /// Once for each [#hold] that was true.
    public void release(SessionId session) {
        left(session);
    }

    /// Whether all that members were told after `seq` is still there; a moment's truth, which [#replay] judges again.
    public boolean remembers(SessionId session, long seq) {
        Room room = rooms.get(session);
        return room != null && room.history().map(it -> it.covers(seq)).orElse(false);
    }

    /// What a member that came back has missed. One of the two is called, once, on the connection's loop.
    public interface Replay {
        /// Sends the rows; what is live goes on from there.
        void send();

        /// The member is told otherwise, or has gone.
        void discard();
    }

    /// Brings a member that has just joined from `afterSeq` to where the others are. Empty when not all that it missed
    /// is there. On the connection's loop.
    public Optional<Replay> replay(Membership member, long afterSeq) {
        Room room = rooms.get(member.session());
        if (room == null) {
            return Optional.empty();
        }
        return room.history().flatMap(it -> it.after(afterSeq)).map(missed -> new Replay() {
            @Override
            public void send() {
                missed.packets().forEach(member.connection()::sendShared);
                metrics.delivered(missed.packets().size());
                member.activate(missed.lastSeq());
            }

            @Override
            public void discard() {
                missed.packets().forEach(OutboundPacket::release);
            }
        });
    }

    /// Every member sees the event, those who joined and have been brought up to it at once. Rows of one session must
    /// come in the order of their `seq`, from one thread at a time.
    public void broadcast(SessionId session, RoomEvent event) {
        Room room = rooms.get(session);
        if (room != null) {
            room.broadcast(event);
        }
    }

    /// How many connections of this node stand in the room or may come back to it; a moment's truth.
    public int memberCount(SessionId session) {
        Room room = rooms.get(session);
        return room == null ? 0 : room.memberships.get();
    }

    long nowNanos() {
        return nanos.getAsLong();
    }

    /// Which rooms there are; a moment's truth.
    public Set<SessionId> sessions() {
        return Set.copyOf(rooms.keySet());
    }

    /// No client that comes back is told of this row again, or of those before it: it was taken back.
    public void forgetUpTo(SessionId session, long seq) {
        Room room = rooms.get(session);
        if (room != null) {
            room.history().ifPresent(it -> it.letGoUpTo(seq));
        }
    }

    void left(SessionId session) {
        rooms.computeIfPresent(session, (_, room) -> {
            if (room.memberships.decrementAndGet() > 0) {
                return room;
            }
            room.history().ifPresent(RoomHistory::close);
            metrics.roomClosed();
            return null;
        });
    }
}
