package live.chobi.chat.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.protocol.OutboundPacket;

/// The rows a room told its members last, as they were sent. Shared; guarded by itself: one thread adds, the loops of
/// returning clients read.
final class RoomHistory {
    /// The packets are the receiver's to send or release.
    ///
    /// @param lastSeq how far they bring it
    record Missed(List<OutboundPacket> packets, long lastSeq) {}

    private record Kept(long seq, OutboundPacket packet) {}

    private final HistoryLimits limits;
    private final AtomicLong nodeBytes;
    private final ChatMetrics metrics;
    private final ArrayDeque<Kept> rows = new ArrayDeque<>();
    private long bytes;
    /// The last row that was let go.
    private long goneUpTo;
    private boolean closed;

    RoomHistory(HistoryLimits limits, AtomicLong nodeBytes, ChatMetrics metrics) {
        this.limits = limits;
        this.nodeBytes = nodeBytes;
        this.metrics = metrics;
    }

    /// The packet stays the caller's.
    synchronized void add(long seq, OutboundPacket packet) {
        if (closed) {
            return;
        }
        rows.add(new Kept(seq, packet.forOneMore()));
        count(packet.bytes());
        while (!rows.isEmpty() && (rows.size() > limits.rowsPerRoom() || bytes > limits.bytesPerRoom()
                || nodeBytes.get() > limits.bytesPerNode())) {
            goneUpTo = letGo();
        }
    }

    /// Who has not seen all of these must read the log.
    synchronized void letGoUpTo(long seq) {
        while (!rows.isEmpty() && rows.getFirst().seq() <= seq) {
            goneUpTo = letGo();
        }
    }

    private long letGo() {
        Kept oldest = rows.remove();
        count(-oldest.packet().bytes());
        oldest.packet().release();
        return oldest.seq();
    }

    private void count(int more) {
        bytes += more;
        nodeBytes.addAndGet(more);
        metrics.historyChanged(more);
    }

    /// Everything after `seq`; empty when some of it is gone.
    synchronized Optional<Missed> after(long seq) {
        if (closed || seq < goneUpTo) {
            return Optional.empty();
        }
        List<OutboundPacket> missed = new ArrayList<>();
        for (Kept row : rows) {
            if (row.seq() > seq) {
                missed.add(row.packet().forOneMore());
            }
        }
        return Optional.of(new Missed(missed, rows.isEmpty() ? seq : Math.max(seq, rows.getLast().seq())));
    }

    synchronized boolean covers(long seq) {
        return !closed && seq >= goneUpTo;
    }

    /// With the room.
    synchronized void close() {
        closed = true;
        while (!rows.isEmpty()) {
            letGo();
        }
    }
}
