package live.chobi.media.relay;

import io.netty.channel.EventLoop;
import java.util.Optional;
import live.chobi.kernel.SessionId;
import live.chobi.media.Admission;
import live.chobi.media.stream.LiveStream;

/// Where pulls find the streams of this node. Any thread.
public interface RelayedStreams {
    /// The session's stream, with nobody but players following it; a new one belongs to `loop`. Empty when an encoder
    /// of the session has been at this node.
    Optional<LiveStream> openRelayed(Admission.Admitted admitted, EventLoop loop);

    /// Nobody watches it here any more.
    void discardRelayed(SessionId session);

    /// The session is over.
    void end(SessionId session);
}
