package live.chobi.chat.connection;

import live.chobi.chat.protocol.OutboundPacket;

/// What carries a session's packets at the moment. Owner: the session's loop.
sealed interface Transport permits PollingTransport, WebSocketTransport {
    /// The name in requests and meters.
    String name();

    /// Takes the packet over. It leaves with the next [#flush].
    void send(OutboundPacket packet);

    void flush();

    /// What is sent now goes to the client now: it has taken what was sent before, and is there to take more.
    boolean isReady();

    /// More waits than the client takes; ordinary chat is better skipped.
    boolean isCongested();

    /// More waits than we are willing to keep.
    boolean isOverfull();

    /// The session is over, or goes on elsewhere: says so to the client as far as its protocol can, and
    /// frees everything.
    void close(CloseReason reason);
}
