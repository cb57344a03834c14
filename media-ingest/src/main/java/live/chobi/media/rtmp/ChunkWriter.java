package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;

/// Framing: a complete message to chunks. Spec: Adobe RTMP 1.0, §5.3.
///
/// The first header is always type 0, so that the bytes depend on the message alone: the same buffer can go to many.
public final class ChunkWriter {
    static final int CHUNK_BYTES = 4096;
    private static final int EXTENDED = 0xFFFFFF;

    private ChunkWriter() {
    }

    /// Appends the message to `out`; reads `body` to its end but does not release it.
    public static void write(ByteBuf out, int chunkStreamId, MessageHeader header, ByteBuf body, int chunkBytes) {
        writeHeader(out, chunkStreamId, header, body.readableBytes());
        writeRest(out, chunkStreamId, header.timestampMs(), body, chunkBytes, chunkBytes);
    }

    /// What stands before a message's first byte.
    static void writeHeader(ByteBuf out, int chunkStreamId, MessageHeader header, int length) {
        boolean extended = header.timestampMs() >= EXTENDED;
        basicHeader(out, 0, chunkStreamId);
        out.writeMedium(extended ? EXTENDED : (int) header.timestampMs());
        out.writeMedium(length);
        out.writeByte(header.typeId());
        out.writeIntLE(header.streamId());
        if (extended) {
            out.writeInt((int) header.timestampMs());
        }
    }

    /// The message from some byte on; reads `body` to its end but does not release it.
    ///
    /// @param chunkLeft how many bytes of the chunk that has begun are still to come
    static void writeRest(ByteBuf out, int chunkStreamId, long timestampMs, ByteBuf body, int chunkLeft,
            int chunkBytes) {
        out.writeBytes(body, Math.min(chunkLeft, body.readableBytes()));
        while (body.isReadable()) {
            basicHeader(out, 3, chunkStreamId);
            if (timestampMs >= EXTENDED) {
                out.writeInt((int) timestampMs);
            }
            out.writeBytes(body, Math.min(chunkBytes, body.readableBytes()));
        }
    }

    /// What all headers of a message take at most.
    static int headerBytesMax(int length, int chunkBytes) {
        return 3 + 11 + 4 + length / chunkBytes * (3 + 4);
    }

    /// Which chunk stream a message of ours goes on: 2 is for control (§5.4), the others are by custom.
    public static int chunkStreamOf(RtmpMessage message) {
        return switch (message) {
            case RtmpMessage.Command(int streamId, _, _, _) -> streamId == 0 ? 3 : 5;
            case RtmpMessage.Notice _ -> 5;
            case RtmpMessage.Audio _ -> 6;
            case RtmpMessage.Video _ -> 7;
            default -> 2;
        };
    }

    private static void basicHeader(ByteBuf out, int fmt, int id) {
        if (id < 64) {
            out.writeByte((fmt << 6) | id);
        } else if (id < 320) {
            out.writeByte(fmt << 6).writeByte(id - 64);
        } else {
            out.writeByte((fmt << 6) | 1).writeShortLE(id - 64);
        }
    }
}
