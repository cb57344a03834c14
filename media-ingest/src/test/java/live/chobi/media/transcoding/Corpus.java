package live.chobi.media.transcoding;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.flv.FlvReader;
import live.chobi.media.flv.FlvTag;
import live.chobi.media.stream.Frame;
import org.jspecify.annotations.Nullable;

/// A recorded stream, on a timeline that begins at a second. Its frames are on the heap.
final class Corpus {
    private static final long START_US = 1_000_000;

    final List<Frame> frames = new ArrayList<>();
    private @Nullable VideoConfiguration video;
    private @Nullable AudioConfiguration audio;

    static Corpus of(String name) {
        var corpus = new Corpus();
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream("/corpus/" + name + ".flv"),
                name)) {
            new FlvReader(1 << 24).read(Unpooled.wrappedBuffer(in.readAllBytes()), corpus::tag);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return corpus;
    }

    VideoConfiguration video() {
        return Objects.requireNonNull(video);
    }

    @Nullable
    AudioConfiguration audio() {
        return audio;
    }

    List<Frame.Video> pictures() {
        return frames.stream().filter(Frame.Video.class::isInstance).map(Frame.Video.class::cast).toList();
    }

    private void tag(int type, long ms, ByteBuf body) {
        if (type == FlvReader.SCRIPT) {
            return;
        }
        long us = START_US + ms * 1_000;
        switch (type == FlvReader.VIDEO ? FlvTag.video(body) : FlvTag.audio(body)) {
            case FlvTag.VideoHeader(var codec, var payload) -> video = VideoConfiguration.parse(codec, payload);
            case FlvTag.AudioHeader(var codec, var payload) -> audio = AudioConfiguration.parse(codec, payload);
            case FlvTag.VideoFrame(_, boolean key, int compositionMs, _, var payload) ->
                frames.add(new Frame.Video(us, us + compositionMs * 1_000L, key, payload.copy()));
            case FlvTag.AudioFrame(_, _, var payload) -> frames.add(new Frame.Audio(us, payload.copy()));
            default -> {
            }
        }
    }
}
