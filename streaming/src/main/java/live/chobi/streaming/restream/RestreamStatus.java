package live.chobi.streaming.restream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How sending goes.
///
/// @param since when it came into this state; absent when nothing has been sent yet
/// @param attempts to connect since it was last live for a while
/// @param lastError a sentence for the host
public record RestreamStatus(State state, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant since,
        int attempts, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lastError, long bitsPerSecond,
        long droppedFrames) {
    public enum State {
        /// For the encoder.
        WAITING, CONNECTING, LIVE,
        /// It went wrong and is tried again.
        RETRYING,
        /// Trying again would not help: the target refuses, or does not take the codec.
        FAILED,
        /// Switched off, or the session is over.
        STOPPED
    }

    static RestreamStatus idle(State state) {
        return new RestreamStatus(state, null, 0, null, 0, 0);
    }
}
