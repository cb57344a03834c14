package live.chobi.chat.room;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import live.chobi.chat.protocol.OutboundPacket;
import org.jspecify.annotations.Nullable;

/// Events that a shard delivers together, in order. To the many members for whom nothing is special they are one
/// buffer. Owner: the shard's loop, from when it is taken until [#release].
final class Batch {
    /// @param postedNanos when the room was told, on its clock
    record Item(RoomEvent event, OutboundPacket packet, long postedNanos) {}

    private final List<Item> items;
    private final long firstSeq;
    private final long lastSeq;
    private final boolean isOrdered;
    private @Nullable ByteBuf frames;

    /// Takes the packets over.
    Batch(List<Item> items) {
        this.items = items;
        long first = 0;
        long last = 0;
        boolean ordered = true;
        for (Item item : items) {
            long seq = item.event().seq();
            if (seq > 0) {
                ordered &= item.event().fromSeq() > last;
                first = first == 0 ? item.event().fromSeq() : first;
                last = seq;
            }
        }
        this.firstSeq = first;
        this.lastSeq = last;
        this.isOrdered = ordered;
    }

    /// One after the other, each of no more than so many bytes, unless a single event is longer.
    static List<Batch> of(List<Item> items, int bytesMax) {
        List<Batch> batches = new ArrayList<>(1);
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < items.size(); i++) {
            int more = items.get(i).packet().bytes();
            if (i > from && bytes + more > bytesMax) {
                batches.add(new Batch(items.subList(from, i)));
                from = i;
                bytes = 0;
            }
            bytes += more;
        }
        if (from < items.size()) {
            batches.add(new Batch(items.subList(from, items.size())));
        }
        return batches;
    }

    List<Item> items() {
        return items;
    }

    /// Whether no row comes twice or late: only then may somebody be given all of it unseen.
    boolean isOrdered() {
        return isOrdered;
    }

    /// 0 when there is no row in it.
    long firstSeq() {
        return firstSeq;
    }

    /// 0 when there is no row in it.
    long lastSeq() {
        return lastSeq;
    }

    /// All WebSocket frames one behind the other; the batch's own, to be duplicated.
    ByteBuf frames() {
        ByteBuf made = frames;
        if (made == null) {
            made = items.size() == 1 ? items.getFirst().packet().frame().retainedSlice() : joined();
            frames = made;
        }
        return made;
    }

    private ByteBuf joined() {
        int bytes = items.stream().mapToInt(it -> it.packet().bytes()).sum();
        ByteBuf joined = ByteBufAllocator.DEFAULT.directBuffer(bytes);
        for (Item item : items) {
            ByteBuf frame = item.packet().frame();
            joined.writeBytes(frame, frame.readerIndex(), frame.readableBytes());
        }
        return joined;
    }

    void release() {
        items.forEach(it -> it.packet().release());
        if (frames != null) {
            frames.release();
            frames = null;
        }
    }
}
