package live.chobi.chat.room;

import io.netty.buffer.ByteBufAllocator;
import live.chobi.chat.protocol.OutboundPacket;
import live.chobi.chat.protocol.SocketIoEncoder;

/// Something every member of a room shall see: a row of the session's log, or a passing state such as a count.
public sealed interface RoomEvent {
    String name();

    Lane lane();

    /// The event's one argument, encoded once by whoever made it.
    String json();

    /// What happens to it when a viewer reads too slowly.
    enum Lane {
        /// Ordinary chat and counts: skipped, and the viewer is told to catch up.
        ORDINARY,
        /// Gifts, moderation, the session's state: sent all the same, until the viewer is closed.
        PRIORITY
    }

    /// A row. Members see every `seq` at most once and in order.
    record Row(String name, long seq, Lane lane, String json) implements RoomEvent {
        public Row {
            if (seq <= 0) {
                throw new IllegalArgumentException("the rows of a log begin at 1, got " + seq);
            }
        }

        /// As [#encode(ByteBufAllocator)], with an offset by which clients may come back.
        OutboundPacket encode(ByteBufAllocator allocator, RoomOffset offset) {
            return OutboundPacket.text(allocator, SocketIoEncoder.eventOfMain(name, json, offset.text()));
        }
    }

    /// Not in the log: whoever misses it sees the next one.
    record Passing(String name, Lane lane, String json) implements RoomEvent {}

    /// Framed once for everybody; the caller releases it.
    default OutboundPacket encode(ByteBufAllocator allocator) {
        return OutboundPacket.text(allocator, SocketIoEncoder.eventOfMain(name(), json()));
    }
}
