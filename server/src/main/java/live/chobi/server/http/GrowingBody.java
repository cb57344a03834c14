package live.chobi.server.http;

import io.netty.buffer.ByteBuf;

/// A body that is still being made: a part of a live stream, sent as its bytes come.
public interface GrowingBody {
    /// Hands the sink what is there at once and then what comes, in order and from any thread, until it ends or fails.
    ///
    /// @return stops it: nothing more is wanted
    Runnable subscribe(Sink sink);

    /// Whether the source itself sees to those who read too slowly, and may be silent for as long as it likes.
    /// Otherwise the edge closes who does not take the answer in time.
    default boolean watchesItsReaders() {
        return false;
    }

    /// Takes the bytes for one client. Any thread; never blocks.
    interface Sink {
        /// @param bytes retained for the sink, with indices of its own
        default void bytes(ByteBuf bytes) {
            bytes(bytes, () -> {
            });
        }

        /// @param taken called, on the connection's event loop, once the network has taken them or never will
        void bytes(ByteBuf bytes, Runnable taken);

        void end();

        /// It cannot be completed; the client is told by a torn answer.
        void failed();
    }
}
