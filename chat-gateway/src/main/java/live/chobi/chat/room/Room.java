package live.chobi.chat.room;

import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.SocketConnection;
import live.chobi.chat.protocol.OutboundPacket;
import live.chobi.chat.room.RoomEvent.Row;
import live.chobi.kernel.SessionId;

/// One live session's audience on this node: a shard per event loop that has, or had, members. Shared; the members are
/// their shards' business.
final class Room {
    private final SessionId session;
    private final Rooms rooms;
    private final ChatMetrics metrics;
    private final String offsetRoom;
    private final Optional<RoomHistory> history;
    private final ConcurrentHashMap<Executor, RoomShard> shards = new ConcurrentHashMap<>(4);
    /// Guarded by the entry of the room in [Rooms]: a room goes with its last member, never under a joiner's feet.
    final AtomicInteger memberships = new AtomicInteger();

    Room(SessionId session, Rooms rooms, Optional<RoomHistory> history, ChatMetrics metrics) {
        this.session = session;
        this.offsetRoom = RoomOffset.roomOf(session);
        this.history = history;
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

    private OutboundPacket encode(RoomEvent event) {
        return event instanceof Row row && history.isPresent()
                ? row.encode(ByteBufAllocator.DEFAULT, new RoomOffset(offsetRoom, row.seq()))
                : event.encode(ByteBufAllocator.DEFAULT);
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
        OutboundPacket packet = encode(event);
        try {
            // Before the members: who comes back in between finds it here, or is told of it as a member.
            if (event instanceof Row row && history.isPresent()) {
                history.get().add(row.seq(), packet);
            }
            for (RoomShard shard : shards.values()) {
                if (!shard.isEmpty()) {
                    shard.post(event, packet.forOneMore());
                }
            }
        } finally {
            packet.release();
        }
    }
}
