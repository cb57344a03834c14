package live.chobi.chat.room;

import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;
import live.chobi.chat.protocol.OutboundPacket;
import live.chobi.chat.protocol.SocketIoEncoder;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;

/// Something every member of a room shall see: a row of the session's log, or a passing state such as a count.
public sealed interface RoomEvent {
    String name();

    Lane lane();

    /// The event's one argument, encoded once by whoever made it.
    String json();

    /// The last row that it is, or tells of; 0 when it has no place in the log.
    default long seq() {
        return 0;
    }

    /// The first row that it is, or tells of.
    default long fromSeq() {
        return seq();
    }

    /// What happens to it when a viewer reads too slowly, or when more is said in the room than anybody can read.
    enum Lane {
        /// Ordinary chat and counts: skipped, and the viewer is told to catch up.
        ORDINARY,
        /// Gifts, moderation, the session's state: sent all the same, until the viewer is closed.
        PRIORITY
    }

    /// A row. Members see every `seq` at most once and in order.
    ///
    /// @param sender whose it is, for a fair share of a room that is thinned; empty where nobody's
    record Row(String name, long seq, Lane lane, String json, Optional<UserId> sender) implements RoomEvent {
        public Row {
            if (seq <= 0) {
                throw new IllegalArgumentException("the rows of a log begin at 1, got " + seq);
            }
        }

        public Row(String name, long seq, Lane lane, String json) {
            this(name, seq, lane, json, Optional.empty());
        }
    }

    /// Not in the log: whoever misses it sees the next one.
    record Passing(String name, Lane lane, String json) implements RoomEvent {}

    /// Rows that nobody in the room was given, in their place.
    record Thinned(SessionId session, long fromSeq, long seq) implements RoomEvent {
        static Thinned of(SessionId session, Row row) {
            return new Thinned(session, row.seq(), row.seq());
        }

        /// One notice for both.
        Thinned upTo(Thinned later) {
            return new Thinned(session, fromSeq, later.seq);
        }

        @Override
        public String name() {
            return SkipNotice.EVENT;
        }

        @Override
        public Lane lane() {
            return Lane.ORDINARY;
        }

        @Override
        public String json() {
            return SkipNotice.json(session, fromSeq, seq, SkipReason.THINNED);
        }
    }

    /// Framed once for everybody; the caller releases it.
    default OutboundPacket encode(ByteBufAllocator allocator) {
        return OutboundPacket.text(allocator, SocketIoEncoder.eventOfMain(name(), json()));
    }

    /// As [#encode(ByteBufAllocator)], with an offset by which clients may come back.
    default OutboundPacket encode(ByteBufAllocator allocator, RoomOffset offset) {
        return OutboundPacket.text(allocator, SocketIoEncoder.eventOfMain(name(), json(), offset.text()));
    }
}
