package live.chobi.media;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import live.chobi.kernel.SessionId;

/// Who may play: decided outside, by whoever knows sessions and playback tokens.
public interface PlayGate {
    /// Asked once per attempt, on an event loop, so it must not block; the answer may come from any thread. A stage
    /// that fails, or takes longer than ten seconds, refuses the attempt as busy.
    ///
    /// @param token of a private session; a secret: never logged
    /// @param address the player's network address
    CompletionStage<PlayAdmission> admit(SessionId session, Optional<String> token, String address);
}
