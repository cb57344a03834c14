package live.chobi.chat.connection;

/// Something that stands and falls with a connection, such as a place in a room. Called on the connection's loop.
public interface ConnectionWatcher {
    /// What waited for the client has gone, after [SocketConnection#isCongested] was true.
    void writable();

    /// Once, before the application hears that the connection ended.
    void ended();
}
