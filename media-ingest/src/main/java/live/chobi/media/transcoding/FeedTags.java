package live.chobi.media.transcoding;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.flv.FlvBody;
import live.chobi.media.flv.FlvReader;
import live.chobi.media.stream.Frame;

/// Writes one stream of pictures as an FLV file, piece by piece. Spec: Adobe Flash Video File Format 10.1, Annex E.
///
/// Owner: the transcoder's event loop.
final class FeedTags {
    private static final int TAG_HEAD = 11;
    private static final int PICTURES_ONLY = 1;

    private final VideoConfiguration configuration;
    private int sizeBefore;

    FeedTags(VideoConfiguration configuration) {
        this.configuration = configuration;
    }

    /// The file's header and the decoder's configuration.
    ByteBuf opening(long timestampMs) {
        ByteBuf body = Unpooled.buffer();
        FlvBody.writeSequenceHeader(body, configuration);
        ByteBuf out = Unpooled.buffer().writeMedium(0x464C56).writeByte(1).writeByte(PICTURES_ONLY).writeInt(9);
        tagHead(out, body.readableBytes(), timestampMs);
        return out.writeBytes(body);
    }

    /// What stands before the frame's payload.
    ByteBuf head(Frame.Video frame, long timestampMs) {
        int headBytes = FlvBody.headBytes(configuration);
        ByteBuf out = Unpooled.buffer(4 + TAG_HEAD + headBytes);
        tagHead(out, headBytes + frame.payload().readableBytes(), timestampMs);
        FlvBody.writeHead(out, frame, configuration);
        return out;
    }

    /// With the size of the tag before it, which thus never stands alone.
    private void tagHead(ByteBuf out, int length, long timestampMs) {
        out.writeInt(sizeBefore).writeByte(FlvReader.VIDEO).writeMedium(length)
                .writeMedium((int) timestampMs & 0xFFFFFF)
                .writeByte((int) (timestampMs >> 24)).writeMedium(0);
        sizeBefore = TAG_HEAD + length;
    }
}
