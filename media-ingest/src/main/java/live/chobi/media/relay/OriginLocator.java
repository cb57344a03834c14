package live.chobi.media.relay;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import live.chobi.kernel.SessionId;
import live.chobi.media.Admission;

/// Which other node has a session's encoder. A port: `server` knows. Any thread; must not block.
public interface OriginLocator {
    /// @param uri `rtmp://HOST:PORT/live/SESSION?token=TOKEN`, or `http://HOST:PORT/live/SESSION/flv?p=TOKEN`; the
    /// token says which node asks, and lets it take a private session
    record Origin(Admission.Admitted admitted, URI uri) {
        /// The token is a secret.
        @Override
        public String toString() {
            return "Origin[" + admitted.session() + " at " + uri.getAuthority() + "]";
        }
    }

    /// Empty when there is no such session, or it is over.
    CompletionStage<Optional<Origin>> locate(SessionId session);
}
