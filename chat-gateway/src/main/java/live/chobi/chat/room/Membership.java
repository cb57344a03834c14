package live.chobi.chat.room;

import io.netty.buffer.ByteBufAllocator;
import java.util.OptionalLong;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.ConnectionWatcher;
import live.chobi.chat.connection.SocketConnection;
import live.chobi.chat.protocol.OutboundPacket;
import live.chobi.chat.protocol.SocketIoEncoder;
import live.chobi.chat.room.MemberFlow.Resumed;
import live.chobi.chat.room.MemberFlow.Skipped;
import live.chobi.chat.room.Batch.Item;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// One connection's place in one room. Owner: the connection's loop; any thread may [#activate] and [#leave], which
/// take effect after what that thread sent to the connection before.
public final class Membership implements ConnectionWatcher {
    private final SessionId session;
    private final SocketConnection connection;
    private final RoomShard shard;
    private final ChatMetrics metrics;
    private final MemberFlow<OutboundPacket> flow;
    private boolean isMember = true;
    /// How far the log's rows had brought the client when live ones began.
    private long activatedAt;
    /// Where the shard keeps it; the shard's to change.
    int index;

    Membership(SessionId session, SocketConnection connection, RoomShard shard, int heldMax, ChatMetrics metrics) {
        this.session = session;
        this.connection = connection;
        this.shard = shard;
        this.metrics = metrics;
        this.flow = new MemberFlow<>(heldMax);
    }

    public SocketConnection connection() {
        return connection;
    }

    /// Ends the pause that every membership begins with. To be called after the answer that carries the log's rows up
    /// to `lastSeq` was given to the connection: live rows go on from there. A second call changes nothing.
    public void activate(long lastSeq) {
        connection.execute(() -> {
            if (isMember && flow.isPaused()) {
                resume(lastSeq);
            }
        });
    }

    public void leave() {
        connection.execute(() -> {
            if (isMember) {
                connection.unwatch(this);
                end();
            }
        });
    }

    SessionId session() {
        return session;
    }

    /// Where a client that saw no row of this room yet goes on after a short drop; empty before [#activate]. On the
    /// loop only.
    public OptionalLong activatedAt() {
        return isMember && !flow.isPaused() ? OptionalLong.of(activatedAt) : OptionalLong.empty();
    }

    private void resume(long lastSeq) {
        activatedAt = lastSeq;
        Resumed<OutboundPacket> resumed = flow.resume(lastSeq);
        resumed.known().forEach(OutboundPacket::release);
        resumed.due().forEach(connection::sendShared);
        metrics.delivered(resumed.due().size());
        tell(resumed.skipped());
    }

    /// How many of the events were written to the client. The batch stays the caller's.
    int offer(Batch batch) {
        assert connection.isInLoop();
        // Nearly everybody, nearly always: one write, one flush.
        if (batch.isOrdered() && flow.isPlain(batch.firstSeq()) && connection.sendFrames(batch.frames())) {
            flow.sent(batch.lastSeq());
            return batch.items().size();
        }
        int written = 0;
        for (Item item : batch.items()) {
            if (isMember && offer(item.event(), item.packet())) {
                written++;
            }
        }
        return written;
    }

    private boolean offer(RoomEvent event, OutboundPacket packet) {
        switch (flow.judge(event, connection.isCongested())) {
            case SEND -> {
                tellSkipped();
                connection.sendShared(packet.forOneMore());
                return true;
            }
            case HOLD -> flow.hold(event.seq(), packet.forOneMore());
            case SKIP_SLOW -> metrics.skipped(SkipReason.SLOW);
            case SKIP_JOINING -> metrics.skipped(SkipReason.JOINING);
            case DROP -> {
                // the client has it, or needs no old count
            }
        }
        return false;
    }

    private void tellSkipped() {
        tell(flow.takeSkipped());
    }

    private void tell(@Nullable Skipped skipped) {
        if (skipped != null) {
            String json = SkipNotice.json(session, skipped.fromSeq(), skipped.toSeq(), skipped.reason());
            connection.sendShared(OutboundPacket
                    .text(ByteBufAllocator.DEFAULT, SocketIoEncoder.eventOfMain(SkipNotice.EVENT, json)));
        }
    }

    @Override
    public void writable() {
        if (!flow.isPaused()) {
            tellSkipped();
        }
    }

    @Override
    public void ended() {
        if (isMember) {
            end();
        }
    }

    private void end() {
        isMember = false;
        flow.takeHeld().forEach(OutboundPacket::release);
        shard.remove(this);
    }
}
