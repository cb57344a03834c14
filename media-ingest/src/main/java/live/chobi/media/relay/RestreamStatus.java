package live.chobi.media.relay;

import java.time.Instant;
import java.util.Optional;

/// How one push is doing. Immutable.
///
/// @param since when it came into this state
/// @param attempts to connect since it was last live for a while
/// @param lastError a sentence for the host, without a secret
/// @param bitsPerSecond over the last five seconds
/// @param droppedFrames left out because the target was slow, since the push began
public record RestreamStatus(State state, Instant since, int attempts, Optional<String> lastError, long bitsPerSecond,
        long droppedFrames) {
    public enum State {
        /// For the encoder.
        WAITING, CONNECTING, LIVE,
        /// It went wrong, and the next attempt has its time.
        RETRYING,
        /// It went wrong in a way that another attempt would not mend.
        FAILED,
        /// The session is over, or the push was taken out.
        STOPPED
    }

    static RestreamStatus waiting(Instant now) {
        return new RestreamStatus(State.WAITING, now, 0, Optional.empty(), 0, 0);
    }
}
