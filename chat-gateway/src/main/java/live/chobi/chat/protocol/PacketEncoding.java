package live.chobi.chat.protocol;

import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The parser that a client uses; its first message tells which.
public enum PacketEncoding {
    /// Every stock client's.
    JSON {
        @Override
        public List<EngineIoPacket> encode(SocketIoPacket packet) {
            return SocketIoEncoder.encode(packet);
        }
    },
    /// `socket.io-msgpack-parser`.
    MSGPACK {
        @Override
        public List<EngineIoPacket> encode(SocketIoPacket packet) {
            return MsgPackPackets.messages(packet);
        }
    };

    /// In the order in which they must be sent, with nothing between them.
    public abstract List<EngineIoPacket> encode(SocketIoPacket packet);

    /// A whole message of a client whose encoding is [#MSGPACK].
    public static SocketIoPacket decodeMsgPack(byte[] bytes) {
        return MsgPackPackets.decode(bytes);
    }

    /// A JSON event that is shared by many, for the clients that want MessagePack. The given packet stays the caller's.
    public static OutboundPacket msgPackOf(ByteBufAllocator allocator, OutboundPacket json) {
        return OutboundPacket.binary(allocator,
                MsgPackPackets.ofText(json.payload().toString(StandardCharsets.UTF_8)));
    }
}
