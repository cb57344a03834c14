package live.chobi.server.http;

import java.util.concurrent.Executor;

/// What all connections share. Immutable.
///
/// @param virtualThreads where routes may block
record EdgeParts(Router router, EdgeLimits limits, TrustedProxies proxies, EdgeMetrics metrics, RequestIds ids,
        HttpDate date, OpenFiles files, Executor virtualThreads) {
    EdgeParts routed(Router other) {
        return new EdgeParts(other, limits, proxies, metrics, ids, date, files, virtualThreads);
    }
}
