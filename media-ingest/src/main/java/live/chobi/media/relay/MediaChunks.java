package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import live.chobi.media.rtmp.MessageHeader;

/// Framing of large messages without copying them: chunk headers of their own between slices of the body. Spec: Adobe
/// RTMP 1.0, §5.3.
final class MediaChunks {
    private static final int EXTENDED = 0xFFFFFF;

    private MediaChunks() {
    }

    /// Reads `body` to its end, but does not release it; not flushed.
    static void write(ChannelHandlerContext channel, MessageHeader header, ByteBuf body, int chunkBytes) {
        int chunkStreamId = switch (header.typeId()) {
            case MessageHeader.AUDIO -> 6;
            case MessageHeader.VIDEO -> 7;
            default -> 5;
        };
        boolean extended = header.timestampMs() >= EXTENDED;
        ByteBuf first = channel.alloc().buffer(16).writeByte(chunkStreamId)
                .writeMedium(extended ? EXTENDED : (int) header.timestampMs()).writeMedium(body.readableBytes())
                .writeByte(header.typeId()).writeIntLE(header.streamId());
        if (extended) {
            first.writeInt((int) header.timestampMs());
        }
        var _ = channel.write(first, channel.voidPromise());
        var _ = channel.write(body.readRetainedSlice(Math.min(chunkBytes, body.readableBytes())),
                channel.voidPromise());
        while (body.isReadable()) {
            ByteBuf next = channel.alloc().buffer(8).writeByte((3 << 6) | chunkStreamId);
            if (extended) {
                next.writeInt((int) header.timestampMs());
            }
            var _ = channel.write(next, channel.voidPromise());
            var _ = channel.write(body.readRetainedSlice(Math.min(chunkBytes, body.readableBytes())),
                    channel.voidPromise());
        }
    }
}
