package live.chobi.chat.room;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.SocketConnection;
import live.chobi.chat.protocol.OutboundPacket;
import live.chobi.chat.room.RoomEvent.Row;
import live.chobi.chat.room.RoomEvent.Thinned;
import live.chobi.kernel.SessionId;

/// One live session's audience on this node: a shard per event loop that has, or had, members. Shared; the members are
/// their shards' business.
final class Room {
    private final SessionId session;
    private final Rooms rooms;
    private final ChatMetrics metrics;
    private final String offsetRoom;
    private final Optional<RoomHistory> history;
    private final Thinning thinning;
    private final ConcurrentHashMap<EventLoop, RoomShard> shards = new ConcurrentHashMap<>(4);
    /// Guarded by the entry of the room in [Rooms]: a room goes with its last member, never under a joiner's feet.
    final AtomicInteger memberships = new AtomicInteger();

    Room(SessionId session, Rooms rooms, Optional<RoomHistory> history, Thinning thinning,
            ChatMetrics metrics) {
        this.session = session;
        this.offsetRoom = RoomOffset.roomOf(session);
        this.history = history;
        this.thinning = thinning;
        this.rooms = rooms;
        this.metrics = metrics;
    }

    /// On the connection's loop; [Rooms] has counted the membership already.
    Membership add(SocketConnection connection, int heldMax) {
        RoomShard shard = shards.computeIfAbsent(connection.loop(), it -> new RoomShard(this, it, metrics));
        Membership member = new Membership(session, connection, shard, heldMax, metrics);
        shard.add(member);
        connection.watch(member);
        return member;
    }

    /// With an offset where clients may come back by it. The caller releases it.
    OutboundPacket encode(ByteBufAllocator allocator, RoomEvent event) {
        return event.seq() > 0 && history.isPresent()
                ? event.encode(allocator, new RoomOffset(offsetRoom, event.seq()))
                : event.encode(allocator);
    }

    long nowNanos() {
        return rooms.nowNanos();
    }

    SessionId session() {
        return session;
    }

    Optional<RoomHistory> history() {
        return history;
    }

    void left() {
        rooms.left(session);
    }

    /// One frame for all, one task per loop. Rows must come in the order of their `seq`, from one thread at a time: a
    /// room passes on what it gets and drops what it has seen.
    void broadcast(RoomEvent event) {
        long nowNanos = rooms.nowNanos();
        RoomEvent told = event;
        if (event instanceof Row row && !thinning.admits(row, nowNanos)) {
            metrics.thinned();
            told = Thinned.of(session, row);
        }
        OutboundPacket packet = encode(ByteBufAllocator.DEFAULT, told);
        try {
            // Before the members: who comes back in between finds it here, or is told of it as a member.
            if (told.seq() > 0 && history.isPresent()) {
                history.get().add(told.seq(), packet);
            }
            for (RoomShard shard : shards.values()) {
                if (!shard.isEmpty()) {
                    shard.post(told, packet.forOneMore(), nowNanos);
                }
            }
        } finally {
            packet.release();
        }
    }
}
