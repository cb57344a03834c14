package live.chobi.media;

import java.time.Instant;
import live.chobi.kernel.SessionId;

/// The answer to an encoder that wants to publish.
public sealed interface Admission {
    /// @param audioOnly pictures are ignored, and the first audio frame makes the session live
    /// @param createdAt of the session; sequence numbers of its playlists count from it, so that they rise across
    /// restarts
    /// @param ladder whether smaller renditions are made, on a node that makes them
    record Admitted(SessionId session, boolean audioOnly, Instant createdAt, boolean ladder) implements Admission {
        /// With a ladder.
        public Admitted(SessionId session, boolean audioOnly, Instant createdAt) {
            this(session, audioOnly, createdAt, true);
        }
    }

    /// @param reason a sentence the encoder's user reads
    record Refused(String reason) implements Admission {}
}
