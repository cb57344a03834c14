package live.chobi.chat.room;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.protocol.OutboundPacket;
import live.chobi.chat.room.Batch.Item;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.RoomEvent.Row;
import live.chobi.chat.room.RoomEvent.Thinned;
import org.jspecify.annotations.Nullable;

/// The members of one room on one event loop. Owner: `loop`; other threads may only ask [#isEmpty] and [#post].
final class RoomShard {
    private static final int FIRST_CAPACITY = 8;
    /// What may wait for a loop that does not get to it. Ordinary rows beyond are thinned; the others are few.
    static final int WAITING_MAX = 4_096;

    /// What a client has to take at a stretch before it is asked whether it takes more: half of its water mark.
    static final int BATCH_BYTES_MAX = 32 * 1024;

    private final Room room;
    private final EventLoop loop;
    private final ChatMetrics metrics;
    private final Pace pace = new Pace();
    private @Nullable Membership[] members = new Membership[FIRST_CAPACITY];
    private int size;
    /// Written by the loop only. A joiner is here before it reads the log, so a row that was published to an empty
    /// shard is one that the joiner reads there.
    private volatile boolean empty = true;

    private final Object waitingLock = new Object();
    // Guarded by waitingLock, which is held for a few steps only.
    private List<Item> waiting = new ArrayList<>();
    /// Whether the loop knows that something waits.
    private boolean isAwake;

    RoomShard(Room room, EventLoop loop, ChatMetrics metrics) {
        this.room = room;
        this.loop = loop;
        this.metrics = metrics;
    }

    boolean isEmpty() {
        return empty;
    }

    void add(Membership member) {
        if (size == members.length) {
            members = Arrays.copyOf(members, size + (size >> 1));
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
    ///
    /// @param nowNanos when the room was told, on its clock
    void post(RoomEvent event, OutboundPacket packet, long nowNanos) {
        synchronized (waitingLock) {
            enqueue(new Item(event, packet, nowNanos));
            if (isAwake) {
                return;
            }
            isAwake = true;
        }
        try {
            loop.execute(this::deliverOrWait);
        } catch (RuntimeException e) { // the loop has ended with all its connections
            new Batch(takeWaiting()).release();
            throw e;
        }
    }

    private void enqueue(Item item) {
        Item last = waiting.isEmpty() ? null : waiting.getLast();
        Optional<Thinned> notice = notice(item.event());
        if (notice.isPresent() && last != null && last.event() instanceof Thinned before) {
            // One notice for a run of them.
            waiting.removeLast();
            last.packet().release();
            replace(item, before.upTo(notice.get()));
        } else if (notice.isPresent() && item.event() instanceof Row) {
            replace(item, notice.get());
        } else {
            waiting.add(item);
        }
    }

    private Optional<Thinned> notice(RoomEvent event) {
        if (waiting.size() >= WAITING_MAX && event instanceof Row row && row.lane() == Lane.ORDINARY) {
            metrics.thinned();
            return Optional.of(Thinned.of(room.session(), row));
        }
        return event instanceof Thinned thinned ? Optional.of(thinned) : Optional.empty();
    }

    private void replace(Item item, Thinned notice) {
        item.packet().release();
        waiting.add(new Item(notice, room.encode(ByteBufAllocator.DEFAULT, notice), item.postedNanos()));
    }

    private List<Item> takeWaiting() {
        synchronized (waitingLock) {
            List<Item> taken = waiting;
            waiting = new ArrayList<>();
            isAwake = false;
            return taken;
        }
    }

    private void deliverOrWait() {
        long now = loop.ticker().nanoTime();
        long wait = pace.waitNanos(now);
        if (wait > 0) {
            var _ = loop.schedule(this::deliverOrWait, wait, TimeUnit.NANOSECONDS);
            return;
        }
        List<Item> taken = takeWaiting();
        long reached = (long) size * taken.size();
        for (Batch batch : Batch.of(taken, BATCH_BYTES_MAX)) {
            deliver(batch);
        }
        pace.delivered(now, loop.ticker().nanoTime(), reached);
        metrics.fannedOut(room.nowNanos() - taken.getFirst().postedNanos());
    }

    private void deliver(Batch batch) {
        int delivered = 0;
        try {
            // From the end: a member that is closed while it is written to leaves its place to one that had its turn.
            for (int i = size - 1; i >= 0; i--) {
                // Several may be closed at once: those of one session in several namespaces.
                Membership member = i < size ? members[i] : null;
                if (member != null) {
                    delivered += member.offer(batch);
                }
            }
        } finally {
            batch.release();
            metrics.delivered(delivered);
        }
    }
}
