package live.chobi.chat.connection;

import io.netty.buffer.ByteBuf;
import java.util.List;
import live.chobi.chat.protocol.EngineIoPacket;
import live.chobi.chat.protocol.ProtocolViolation;
import live.chobi.chat.protocol.StrictUtf8;
import org.jspecify.annotations.Nullable;

/// What a polling request brought, decoded on the loop it arrived on.
sealed interface PushBody {
    record Good(List<EngineIoPacket> packets) implements PushBody {}

    /// The request is refused and the session closed.
    record Bad(EngineError error, CloseReason reason) implements PushBody {}

    static PushBody decode(ByteBuf body, @Nullable String contentType, int bytesMax) {
        if (body.readableBytes() > bytesMax) {
            return new Bad(EngineError.TOO_LARGE, CloseReason.TOO_LARGE);
        }
        // Binary travels as base64 since protocol 4; this type was how protocol 3 sent it.
        if ("application/octet-stream".equals(contentType)) {
            return new Bad(EngineError.BAD_REQUEST, CloseReason.INVALID);
        }
        String text;
        try {
            text = StrictUtf8.decode(body);
        } catch (ProtocolViolation _) {
            return new Bad(EngineError.BAD_REQUEST, CloseReason.NOT_TEXT);
        }
        try {
            return new Good(EngineIoPacket.decodePayload(text));
        } catch (ProtocolViolation _) {
            return new Bad(EngineError.BAD_REQUEST, CloseReason.INVALID);
        }
    }
}
