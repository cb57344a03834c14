package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import java.util.List;
import live.chobi.media.rtmp.RtmpViolation.Kind;

/// A complete RTMP message. Spec: Adobe RTMP 1.0, §5.4, §6.2 and §7.1.
///
/// `SetChunkSize` and `Abort` are read by the framing itself and only ever written from here.
public sealed interface RtmpMessage {
    /// §5.4.1.
    record SetChunkSize(int bytes) implements RtmpMessage {}

    /// §5.4.3: how many bytes the peer has received, modulo 2^32.
    record Acknowledgement(int bytes) implements RtmpMessage {}

    /// §5.4.4.
    record WindowAcknowledgementSize(int bytes) implements RtmpMessage {}

    /// §5.4.5.
    record SetPeerBandwidth(int bytes, Limit limit) implements RtmpMessage {
        enum Limit {
            HARD(0), SOFT(1), DYNAMIC(2);

            private final int code;

            Limit(int code) {
                this.code = code;
            }
        }
    }

    /// §7.1.7, event 0.
    record StreamBegin(int streamId) implements RtmpMessage {}

    /// §7.1.7, event 1.
    record StreamEof(int streamId) implements RtmpMessage {}

    /// §7.1.7, event 6.
    record PingRequest(int timestamp) implements RtmpMessage {}

    /// §7.1.7, event 7.
    record PingResponse(int timestamp) implements RtmpMessage {}

    /// §7.1.1. The answer carries the same transaction; 0 wants none.
    record Command(int streamId, String name, double transaction, List<AmfValue> arguments) implements RtmpMessage {}

    /// §7.1.2: metadata and other notices.
    record Notice(int streamId, List<AmfValue> values) implements RtmpMessage {}

    /// §7.1.4. Owns `payload`, an FLV audio tag body.
    record Audio(int streamId, long timestampMs, ByteBuf payload) implements RtmpMessage {}

    /// §7.1.5. Owns `payload`, an FLV video tag body.
    record Video(int streamId, long timestampMs, ByteBuf payload) implements RtmpMessage {}

    /// Peers may be newer than we are, and some events ask for nothing.
    record Unknown(int typeId) implements RtmpMessage {}

    /// Takes over the body: it goes on in the message, or is released.
    static RtmpMessage decode(RawMessage raw) {
        MessageHeader header = raw.header();
        ByteBuf body = raw.body();
        switch (header.typeId()) {
            case MessageHeader.AUDIO -> {
                return new Audio(header.streamId(), header.timestampMs(), body);
            }
            case MessageHeader.VIDEO -> {
                return new Video(header.streamId(), header.timestampMs(), body);
            }
            default -> {
                try {
                    return decodeControl(header, body);
                } catch (IndexOutOfBoundsException _) {
                    throw new RtmpViolation(Kind.MESSAGE, "a message of type " + header.typeId() + " is cut short");
                } finally {
                    body.release();
                }
            }
        }
    }

    private static RtmpMessage decodeControl(MessageHeader header, ByteBuf body) {
        return switch (header.typeId()) {
            case MessageHeader.SET_CHUNK_SIZE -> new SetChunkSize(body.readInt());
            case MessageHeader.ACKNOWLEDGEMENT -> new Acknowledgement(body.readInt());
            case MessageHeader.WINDOW_ACKNOWLEDGEMENT_SIZE -> new WindowAcknowledgementSize(body.readInt());
            case MessageHeader.SET_PEER_BANDWIDTH -> new SetPeerBandwidth(body.readInt(), limit(body.readByte()));
            case MessageHeader.USER_CONTROL -> userControl(body);
            case MessageHeader.DATA_AMF0 -> new Notice(header.streamId(), Amf0.readAll(body));
            case MessageHeader.DATA_AMF3 -> {
                body.skipBytes(1); // As with commands.
                yield new Notice(header.streamId(), Amf0.readAll(body));
            }
            case MessageHeader.COMMAND_AMF0 -> command(header, body);
            case MessageHeader.COMMAND_AMF3 -> {
                body.skipBytes(1); // The format selector; what follows is AMF 0 in every encoder.
                yield command(header, body);
            }
            default -> new Unknown(header.typeId());
        };
    }

    private static RtmpMessage userControl(ByteBuf body) {
        int event = body.readUnsignedShort();
        return switch (event) {
            case 0 -> new StreamBegin(body.readInt());
            case 1 -> new StreamEof(body.readInt());
            case 6 -> new PingRequest(body.readInt());
            case 7 -> new PingResponse(body.readInt());
            default -> new Unknown(MessageHeader.USER_CONTROL);
        };
    }

    private static SetPeerBandwidth.Limit limit(byte code) {
        return switch (code) {
            case 0 -> SetPeerBandwidth.Limit.HARD;
            case 1 -> SetPeerBandwidth.Limit.SOFT;
            case 2 -> SetPeerBandwidth.Limit.DYNAMIC;
            default -> throw new RtmpViolation(Kind.MESSAGE, "limit type " + code + " is unknown");
        };
    }

    private static Command command(MessageHeader header, ByteBuf body) {
        List<AmfValue> values = Amf0.readAll(body);
        if (values.isEmpty() || !(values.getFirst() instanceof AmfValue.Text(String name))) {
            throw new RtmpViolation(Kind.MESSAGE, "a command without a name");
        }
        double transaction = values.size() > 1 && values.get(1) instanceof AmfValue.Numeric(double number) ? number : 0;
        return new Command(header.streamId(), name, transaction,
                List.copyOf(values.subList(Math.min(2, values.size()), values.size())));
    }

    /// Writes the body to `out` and answers the header it needs.
    static MessageHeader encode(RtmpMessage message, ByteBuf out) {
        return switch (message) {
            case SetChunkSize(int bytes) -> control(out.writeInt(bytes), MessageHeader.SET_CHUNK_SIZE);
            case Acknowledgement(int bytes) -> control(out.writeInt(bytes), MessageHeader.ACKNOWLEDGEMENT);
            case WindowAcknowledgementSize(int bytes) ->
                control(out.writeInt(bytes), MessageHeader.WINDOW_ACKNOWLEDGEMENT_SIZE);
            case SetPeerBandwidth(int bytes, var limit) ->
                control(out.writeInt(bytes).writeByte(limit.code), MessageHeader.SET_PEER_BANDWIDTH);
            case StreamBegin(int streamId) ->
                control(out.writeShort(0).writeInt(streamId), MessageHeader.USER_CONTROL);
            case StreamEof(int streamId) ->
                control(out.writeShort(1).writeInt(streamId), MessageHeader.USER_CONTROL);
            case PingRequest(int timestamp) ->
                control(out.writeShort(6).writeInt(timestamp), MessageHeader.USER_CONTROL);
            case PingResponse(int timestamp) ->
                control(out.writeShort(7).writeInt(timestamp), MessageHeader.USER_CONTROL);
            case Command(int streamId, String name, double transaction, var arguments) -> {
                Amf0.write(out, new AmfValue.Text(name));
                Amf0.write(out, new AmfValue.Numeric(transaction));
                arguments.forEach(argument -> Amf0.write(out, argument));
                yield new MessageHeader(MessageHeader.COMMAND_AMF0, streamId, 0);
            }
            case Notice(int streamId, var values) -> {
                values.forEach(value -> Amf0.write(out, value));
                yield new MessageHeader(MessageHeader.DATA_AMF0, streamId, 0);
            }
            case Audio(int streamId, long timestampMs, ByteBuf payload) -> {
                out.writeBytes(payload, payload.readerIndex(), payload.readableBytes());
                yield new MessageHeader(MessageHeader.AUDIO, streamId, timestampMs);
            }
            case Video(int streamId, long timestampMs, ByteBuf payload) -> {
                out.writeBytes(payload, payload.readerIndex(), payload.readableBytes());
                yield new MessageHeader(MessageHeader.VIDEO, streamId, timestampMs);
            }
            case Unknown(int typeId) -> control(out, typeId);
        };
    }

    private static MessageHeader control(ByteBuf written, int typeId) {
        assert written.readableBytes() <= ChunkReader.CONTROL_BYTES_MAX;
        return new MessageHeader(typeId, 0, 0);
    }
}
