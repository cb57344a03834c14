package live.chobi.chat.connection;

/// Hears one Engine.IO session. Always called on the session's loop; must not block.
///
/// A [live.chobi.chat.protocol.ProtocolViolation] thrown by [#text] or [#binary] closes the session as invalid.
public interface EngineListener {
    void text(String text);

    /// The bytes are the listener's to keep.
    void binary(byte[] bytes);

    /// A ping was sent: as good a time as any to look at what has become old.
    default void pinged() {
    }

    /// What waited for the client has gone, after [EngineSession#isCongested] was true.
    void writable();

    /// Once, as the last call.
    void closed(CloseReason reason);
}
