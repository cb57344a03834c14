package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;

/// The bytes of something that is still being made. Any thread.
public interface GrowingBody {
    /// Hands the sink what is there at once and then what comes, in order and from any thread, until it ends or fails.
    ///
    /// @return stops it: nothing more is wanted
    Runnable subscribe(Sink sink);

    /// Takes the bytes for one client. Must not block.
    interface Sink {
        /// @param bytes as [HlsAnswer] says
        void bytes(ByteBuf bytes);

        void end();

        /// It cannot be completed.
        void failed();
    }
}
