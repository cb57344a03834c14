package live.chobi.media.rtmp;

import io.netty.channel.EventLoop;
import live.chobi.media.Admission;
import live.chobi.media.stream.LiveStream;

/// Where connections find the stream of a session. Any thread.
public interface StreamSource {
    /// The session's stream on this node; a new one belongs to `loop`.
    LiveStream open(Admission.Admitted admitted, EventLoop loop);
}
