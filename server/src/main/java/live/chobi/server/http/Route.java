package live.chobi.server.http;

/// What stands behind a path prefix. Called on the connection's event loop, so it must not block: it answers at once,
/// or goes on by [Exchange#onVirtualThread] and answers later.
public interface Route {
    void handle(Exchange exchange);
}
