package live.chobi.server.rpc;

import live.chobi.kernel.Caller;

/// How often one address and one user may call. Any thread; does not block.
public interface RequestLimits {
    RequestLimits NONE = _ -> {
    };

    /// Counts a call; throws a TOO_MANY_REQUESTS [live.chobi.kernel.Problem] with the time to wait.
    void admit(Caller caller);
}
