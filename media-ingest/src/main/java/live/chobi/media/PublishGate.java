package live.chobi.media;

import java.util.concurrent.CompletionStage;

/// Who may publish: decided outside, by whoever knows stream keys and sessions.
public interface PublishGate {
    /// Asked once per attempt, on an event loop, so it must not block; the answer may come from any thread. A stage
    /// that fails, or takes longer than ten seconds, refuses the attempt as busy.
    ///
    /// @param streamKey as the encoder sent it, without its query; a secret: never logged
    /// @param address the encoder's network address
    CompletionStage<Admission> admit(String streamKey, String address);
}
