package live.chobi.media.play;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import live.chobi.media.flv.FlvBody;

/// FLV tags, as HTTP-FLV sends them after the file's header. Spec: Adobe Flash Video File Format 10.1, Annex E.2–E.4.
public final class FlvFraming implements Framing {
    public static final Framing INSTANCE = new FlvFraming();

    private static final int TAG_HEADER = 11;
    private static final int AUDIO = 8;
    private static final int VIDEO = 9;
    private static final int SCRIPT = 18;

    private FlvFraming() {
    }

    @Override
    public String name() {
        return "flv";
    }

    @Override
    public int bytesMax(KeptFrame frame) {
        return TAG_HEADER + frame.headBytes() + frame.payload().readableBytes() + 4;
    }

    @Override
    public void frame(KeptFrame frame, ByteBuf out) {
        ByteBuf payload = frame.payload();
        int length = frame.headBytes() + payload.readableBytes();
        tagHeader(out, frame.isVideo() ? VIDEO : AUDIO, length, frame.dtsMs());
        frame.writeHead(out);
        out.writeBytes(payload, payload.readerIndex(), payload.readableBytes());
        out.writeInt(TAG_HEADER + length);
    }

    @Override
    public void opening(StreamHeaders headers, ByteBuf out) {
        int tracks = (headers.audio() == null ? 0 : 4) | (headers.video() == null ? 0 : 1);
        out.writeMedium(0x464C56).writeByte(1).writeByte(tracks).writeInt(9).writeInt(0);
        ByteBuf script = Unpooled.buffer();
        ScriptTag.writeMetadata(script, headers);
        tag(out, SCRIPT, script, 0);
    }

    @Override
    public void headers(StreamHeaders headers, long dtsMs, ByteBuf out) {
        if (headers.video() != null) {
            ByteBuf body = Unpooled.buffer();
            FlvBody.writeSequenceHeader(body, headers.video());
            tag(out, VIDEO, body, dtsMs);
        }
        if (headers.audio() != null && FlvBody.hasSequenceHeader(headers.audio())) {
            ByteBuf body = Unpooled.buffer();
            FlvBody.writeSequenceHeader(body, headers.audio());
            tag(out, AUDIO, body, dtsMs);
        }
    }

    private static void tag(ByteBuf out, int type, ByteBuf body, long dtsMs) {
        int length = body.readableBytes();
        tagHeader(out, type, length, dtsMs);
        out.writeBytes(body).writeInt(TAG_HEADER + length);
    }

    private static void tagHeader(ByteBuf out, int type, int length, long dtsMs) {
        out.writeByte(type).writeMedium(length).writeMedium((int) dtsMs & 0xFFFFFF).writeByte((int) (dtsMs >> 24))
                .writeMedium(0);
    }
}
