package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import live.chobi.media.flv.FlvBody;
import live.chobi.media.play.Framing;
import live.chobi.media.play.KeptFrame;
import live.chobi.media.play.ScriptTag;
import live.chobi.media.play.StreamHeaders;

/// Frames as RTMP messages, the same for all players: one chunk size, full message headers, one message stream.
final class RtmpFraming implements Framing {
    static final RtmpFraming INSTANCE = new RtmpFraming();

    /// So large that hardly a frame needs a second chunk; every player is told before its first frame.
    static final int CHUNK_BYTES = 60_000;
    /// The first stream a connection makes.
    static final int STREAM_ID = 1;

    private static final int AUDIO_CHUNKS = 6;
    private static final int VIDEO_CHUNKS = 7;
    private static final int DATA_CHUNKS = 5;

    private RtmpFraming() {
    }

    @Override
    public String name() {
        return "rtmp";
    }

    @Override
    public int bytesMax(KeptFrame frame) {
        int length = frame.headBytes() + frame.payload().readableBytes();
        return length + ChunkWriter.headerBytesMax(length, CHUNK_BYTES);
    }

    @Override
    public void frame(KeptFrame frame, ByteBuf out) {
        ByteBuf payload = frame.payload();
        int head = frame.headBytes();
        boolean video = frame.isVideo();
        long timestamp = frame.dtsMs() & 0xFFFFFFFFL;
        int chunks = video ? VIDEO_CHUNKS : AUDIO_CHUNKS;
        ChunkWriter.writeHeader(out, chunks, new MessageHeader(video ? MessageHeader.VIDEO : MessageHeader.AUDIO,
                STREAM_ID, timestamp), head + payload.readableBytes());
        frame.writeHead(out);
        ChunkWriter.writeRest(out, chunks, timestamp, payload.slice(), CHUNK_BYTES - head, CHUNK_BYTES);
    }

    @Override
    public void opening(StreamHeaders headers, ByteBuf out) {
        ByteBuf body = Unpooled.buffer();
        ScriptTag.writeMetadata(body, headers);
        write(out, DATA_CHUNKS, MessageHeader.DATA_AMF0, 0, body);
    }

    @Override
    public void headers(StreamHeaders headers, long dtsMs, ByteBuf out) {
        if (headers.video() != null) {
            ByteBuf body = Unpooled.buffer();
            FlvBody.writeSequenceHeader(body, headers.video());
            write(out, VIDEO_CHUNKS, MessageHeader.VIDEO, dtsMs, body);
        }
        if (headers.audio() != null && FlvBody.hasSequenceHeader(headers.audio())) {
            ByteBuf body = Unpooled.buffer();
            FlvBody.writeSequenceHeader(body, headers.audio());
            write(out, AUDIO_CHUNKS, MessageHeader.AUDIO, dtsMs, body);
        }
    }

    private static void write(ByteBuf out, int chunks, int typeId, long dtsMs, ByteBuf body) {
        ChunkWriter.write(out, chunks, new MessageHeader(typeId, STREAM_ID, dtsMs & 0xFFFFFFFFL), body, CHUNK_BYTES);
    }
}
