package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.Set;
import live.chobi.media.codec.AudioCodec;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoCodec;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.flv.FlvBody;
import live.chobi.media.stream.Frame;
import org.jspecify.annotations.Nullable;

/// What stands before a frame's payload in a message to a target, and whether it takes the codec. Buffers are
/// the caller's.
final class TagHeads {
    private static final String ALL = "*";

    private TagHeads() {
    }

    static ByteBuf header(VideoConfiguration video) {
        ByteBuf out = Unpooled.buffer(16 + video.record().length);
        FlvBody.writeSequenceHeader(out, video);
        return out;
    }

    /// Empty where the codec has none.
    static ByteBuf header(AudioConfiguration audio) {
        ByteBuf out = Unpooled.buffer(16 + audio.record().length);
        FlvBody.writeSequenceHeader(out, audio);
        return out;
    }

    static ByteBuf frame(Frame.Video frame, VideoConfiguration video) {
        ByteBuf out = Unpooled.buffer(FlvBody.headBytes(video));
        FlvBody.writeHead(out, frame, video);
        return out;
    }

    static ByteBuf frame(Frame.Audio frame, AudioConfiguration audio) {
        ByteBuf out = Unpooled.buffer(FlvBody.headBytes(audio));
        FlvBody.writeHead(out, frame, audio);
        return out;
    }

    /// The codecs that a target must have announced and has not, for people. H.264, AAC and MP3 every server knows.
    static Optional<String> foreign(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio,
            Set<String> fourCcs) {
        if (video != null && video.kind() != VideoCodec.AVC && !takes(fourCcs, video.kind().fourCc())) {
            return Optional.of(video.kind().name() + " pictures");
        }
        if (audio != null && audio.kind() == AudioCodec.OPUS && !takes(fourCcs, audio.kind().fourCc())) {
            return Optional.of("Opus sound");
        }
        return Optional.empty();
    }

    private static boolean takes(Set<String> fourCcs, String fourCc) {
        return fourCcs.contains(ALL) || fourCcs.contains(fourCc);
    }

    /// As metadata names it: the old number, or the FourCC as a number (Enhanced RTMP v2, "Enhancing onMetaData").
    static double codecId(VideoConfiguration video) {
        return video.kind() == VideoCodec.AVC ? 7 : number(video.kind().fourCc());
    }

    static double codecId(AudioConfiguration audio) {
        return switch (audio.kind()) {
            case AAC -> 10;
            case MP3 -> 2;
            case OPUS -> number(audio.kind().fourCc());
        };
    }

    private static double number(String fourCc) {
        return fourCc.chars().asLongStream().reduce(0, (sum, c) -> (sum << 8) | c);
    }
}
