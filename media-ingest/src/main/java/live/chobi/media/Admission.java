package live.chobi.media;

import java.time.Instant;
import live.chobi.kernel.SessionId;

/// The answer to an encoder that wants to publish.
public sealed interface Admission {
    /// @param audioOnly pictures are ignored, and the first audio frame makes the session live
    /// @param createdAt of the session; sequence numbers of its playlists count from it, so that they rise
    /// across restarts
    record Admitted(SessionId session, boolean audioOnly, Instant createdAt) implements Admission {}

    /// @param reason a sentence the encoder's user reads
    record Refused(String reason) implements Admission {}
}
