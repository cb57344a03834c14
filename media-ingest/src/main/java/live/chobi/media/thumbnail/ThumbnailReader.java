package live.chobi.media.thumbnail;

import java.time.Instant;
import live.chobi.kernel.SessionId;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.StreamReader;
import live.chobi.media.stream.TimeSource;
import org.jspecify.annotations.Nullable;

/// Asks for a picture of its stream every [#EVERY_NANOS], with the key frame that comes then. Owner: the stream's
/// event loop.
final class ThumbnailReader implements StreamReader {
    static final long EVERY_NANOS = Thumbnail.EVERY.toNanos();
    /// A key frame of 4K is a tenth of it.
    static final int KEY_FRAME_BYTES_MAX = 8 << 20;

    private final SessionId session;
    private final Thumbnails thumbnails;
    private final TimeSource time;
    private @Nullable VideoConfiguration video;
    private boolean asked;
    private long askedAtNanos;

    ThumbnailReader(SessionId session, Thumbnails thumbnails, TimeSource time) {
        this.session = session;
        this.thumbnails = thumbnails;
        this.time = time;
    }

    @Override
    public void configured(@Nullable VideoConfiguration newVideo, @Nullable AudioConfiguration newAudio) {
        video = newVideo;
    }

    @Override
    public void frame(Frame frame) {
        VideoConfiguration configuration = video;
        if (configuration != null && frame instanceof Frame.Video(_, _, boolean key, var payload) && key
                && payload.readableBytes() <= KEY_FRAME_BYTES_MAX
                && (!asked || time.nanos() - askedAtNanos >= EVERY_NANOS)) {
            asked = true;
            askedAtNanos = time.nanos();
            thumbnails.ask(session, configuration, payload);
        }
    }

    @Override
    public void anchored(Instant mediaZero) {
    }

    /// The last picture stays while the session waits for its encoder.
    @Override
    public void interrupted() {
    }

    @Override
    public void ended() {
        thumbnails.forget(session);
    }
}
