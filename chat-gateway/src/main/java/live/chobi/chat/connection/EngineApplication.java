package live.chobi.chat.connection;

/// What an Engine.IO endpoint serves; Socket.IO is one, an echo of the conformance tests another.
public interface EngineApplication {
    /// On the session's loop, right after its handshake was sent. The listener hears everything from then on.
    EngineListener opened(EngineSession session);
}
