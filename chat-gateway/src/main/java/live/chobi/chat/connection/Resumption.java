package live.chobi.chat.connection;

import java.util.Optional;

/// An application's consent to take a returned client up where it was; it has the [Keepsake] from then on. One of the
/// two methods is called, once, on the client's loop.
public interface Resumption {
    /// Before the client is told anything: puts the connection where it was. The answer runs once the client knows that
    /// it was recovered, and sees to it that what it missed is sent; empty: not everything it missed is there any more,
    /// so it begins as a new one.
    Optional<Runnable> resume(SocketConnection connection);

    /// The client has gone again meanwhile.
    void abandoned();
}
