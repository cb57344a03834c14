package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.Set;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.stream.Frame;
import org.jspecify.annotations.Nullable;

/// What stands before a frame's payload in an RTMP message. The caller owns what it is given.
final class TagHeads {
    private TagHeads() {
    }

    static ByteBuf header(VideoConfiguration video) {
        return Unpooled.buffer().writeByte(0x17).writeByte(0).writeMedium(0).writeBytes(video.record());
    }

    static ByteBuf header(AudioConfiguration audio) {
        return Unpooled.buffer().writeByte(0xAF).writeByte(0).writeBytes(audio.record());
    }

    static ByteBuf frame(Frame frame, @Nullable VideoConfiguration video, @Nullable AudioConfiguration audio) {
        return switch (frame) {
            case Frame.Video(long dtsUs, long ptsUs, boolean key, _) -> Unpooled.buffer(5)
                    .writeByte(key ? 0x17 : 0x27).writeByte(1).writeMedium((int) ((ptsUs - dtsUs) / 1_000));
            case Frame.Audio _ -> Unpooled.buffer(2).writeByte(0xAF).writeByte(1);
        };
    }

    static Optional<String> foreign(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio,
            Set<String> fourCcs) {
        return Optional.empty();
    }

    static double codecId(VideoConfiguration video) {
        return 7;
    }

    static double codecId(AudioConfiguration audio) {
        return 10;
    }
}
