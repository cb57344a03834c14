package live.chobi.server.http;

/// What the conversations of one connection share: its tick, and the room for bodies that wait for their turn. Owner:
/// the connection's event loop.
final class ConnectionShare {
    /// Sixteen bodies of the contract's million bytes.
    private static final int HELD_BYTES_MAX = 16 << 20;

    private final ConnectionTicks ticks;
    private final boolean http2;
    private int heldBytes;

    ConnectionShare(ConnectionTicks ticks, boolean http2) {
        this.ticks = ticks;
        this.http2 = http2;
    }

    ConnectionTicks ticks() {
        return ticks;
    }

    /// The conversations are streams of HTTP/2.
    boolean isHttp2() {
        return http2;
    }

    /// False when the connection has too much waiting; the bytes count nevertheless until they are let go.
    boolean hold(int bytes) {
        heldBytes += bytes;
        return heldBytes <= HELD_BYTES_MAX;
    }

    void letGo(int bytes) {
        heldBytes -= bytes;
    }
}
