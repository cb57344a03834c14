package live.chobi.chat.connection;

/// Why an Engine.IO session ended, and what a WebSocket client reads in the close frame (RFC 6455 §7.4.1). Stock
/// clients reconnect after each of them; a connection that shall stay away is told so by a Socket.IO disconnect
/// packet before.
public enum CloseReason {
    /// The client said so in a packet.
    CLIENT_CLOSE(1000, "closed by the client"),
    /// The network or the client's process ended it without a word.
    TRANSPORT_CLOSE(1000, "connection closed"),
    /// We said so, on purpose.
    SERVER_CLOSE(1000, "closed by the server"),
    /// This node stops; another one is ready.
    SHUTDOWN(1001, "server is stopping"),
    /// A packet or frame that the protocol calls invalid.
    INVALID(1002, "invalid packet"), NOT_TEXT(1007, "text is not UTF-8"),
    /// Two polls at once, or one that its client cancelled: what we sent may be lost, so the session is over.
    OVERLAPPING_POLLS(1002, "overlapping polls"), TOO_LARGE(1009, "message too large"),
    /// Nothing answered our ping.
    PING_TIMEOUT(1008, "ping timeout"),
    /// No namespace joined in time.
    CONNECT_TIMEOUT(1008, "no namespace joined in time"),
    /// What the client authenticated by has run out; it may come back with something newer.
    TOKEN_EXPIRED(1008, "access token expired"),
    /// The client came back by another connection before this one was missed.
    REPLACED(1000, "client came back by another connection"),
    /// More waits for this client than we are willing to keep.
    TOO_SLOW(1008, "client reads too slowly"),
    /// The socket took nothing for longer than we are willing to wait.
    STALLED(1008, "client stopped reading");

    private final int webSocketStatus;
    private final String text;

    CloseReason(int webSocketStatus, String text) {
        this.webSocketStatus = webSocketStatus;
        this.text = text;
    }

    int webSocketStatus() {
        return webSocketStatus;
    }

    String text() {
        return text;
    }

    /// A close frame would only queue behind what the client does not read.
    boolean isAbrupt() {
        return this == TOO_SLOW || this == STALLED || this == PING_TIMEOUT || this == TRANSPORT_CLOSE;
    }

    /// The network, or time, and no ill will: connection state recovery may bring the client back.
    boolean isRecoverable() {
        return switch (this) {
            case CLIENT_CLOSE, TRANSPORT_CLOSE, OVERLAPPING_POLLS, PING_TIMEOUT, TOKEN_EXPIRED, REPLACED, TOO_SLOW,
                    STALLED ->
                true;
            case SERVER_CLOSE, SHUTDOWN, INVALID, NOT_TEXT, TOO_LARGE, CONNECT_TIMEOUT -> false;
        };
    }

    /// The client may have no poll open when this happens, or have one on its way that is slower than what caused it;
    /// that poll learns of the end, and of what was said before it.
    boolean isToldLater() {
        return this == SERVER_CLOSE || this == CLIENT_CLOSE || this == TOKEN_EXPIRED;
    }
}
