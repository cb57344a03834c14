package live.chobi.chat.connection;

/// Why a Socket.IO connection ended.
public sealed interface DisconnectReason {
    /// The client left the namespace.
    record ByClient() implements DisconnectReason {}

    /// [SocketConnection#disconnect] was called.
    record ByServer() implements DisconnectReason {}

    /// The session below went, with all its connections.
    record SessionClosed(CloseReason reason) implements DisconnectReason {}
}
