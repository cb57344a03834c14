package live.chobi.chat.room;

import java.util.Arrays;
import java.util.concurrent.Executor;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.protocol.OutboundPacket;
import org.jspecify.annotations.Nullable;

/// The members of one room on one event loop. Owner: `loop`; other threads may only ask [#isEmpty] and [#post].
final class RoomShard {
    private static final int FIRST_CAPACITY = 8;

    private final Room room;
    private final Executor loop;
    private final ChatMetrics metrics;
    private @Nullable Membership[] members = new Membership[FIRST_CAPACITY];
    private int size;
    /// Written by the loop only. A joiner is here before it reads the log, so a row that was published to an empty
    /// shard is one that the joiner reads there.
    private volatile boolean empty = true;

    RoomShard(Room room, Executor loop, ChatMetrics metrics) {
        this.room = room;
        this.loop = loop;
        this.metrics = metrics;
    }

    boolean isEmpty() {
        return empty;
    }

    void add(Membership member) {
        if (size == members.length) {
            members = Arrays.copyOf(members, size * 2);
        }
        member.index = size;
        members[size] = member;
        size++;
        empty = false;
        metrics.memberJoined();
    }

    /// The last takes the free place, so the array has no holes.
    void remove(Membership member) {
        int lastIndex = size - 1;
        Membership last = members[lastIndex];
        if (last != null) {
            last.index = member.index;
        }
        members[member.index] = last;
        members[lastIndex] = null;
        size = lastIndex;
        empty = size == 0;
        metrics.memberLeft();
        room.left();
    }

    /// Any thread. Takes the packet over.
    void post(RoomEvent event, OutboundPacket packet) {
        try {
            loop.execute(() -> deliver(event, packet));
        } catch (RuntimeException e) { // the loop has ended with all its connections
            packet.release();
            throw e;
        }
    }

    private void deliver(RoomEvent event, OutboundPacket packet) {
        int delivered = 0;
        try {
            // From the end: a member that is closed while it is written to leaves its place to one that had its turn.
            for (int i = size - 1; i >= 0; i--) {
                Membership member = members[i];
                if (member != null && member.offer(event, packet)) {
                    delivered++;
                }
            }
        } finally {
            packet.release();
            metrics.delivered(delivered);
        }
    }
}
