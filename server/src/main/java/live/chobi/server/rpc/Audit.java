package live.chobi.server.rpc;

import live.chobi.kernel.Caller;

/// Keeps what administrators do. Virtual threads.
public interface Audit {
    Audit NONE = (_, _, _) -> _ -> {
    };

    /// Before an administrator's mutation is begun. What it throws is the answer, and nothing is done.
    ///
    /// @param input as it was decoded
    Ending begin(Caller caller, String procedure, Object input);

    /// Told once.
    interface Ending {
        /// @param outcome `done`, the reason of the refusal, or `failed`
        void ended(String outcome);
    }
}
