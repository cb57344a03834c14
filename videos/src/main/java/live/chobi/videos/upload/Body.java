package live.chobi.videos.upload;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The bytes of one request, as they come. A port: the edge has them. One reader, on a virtual thread.
public interface Body {
    /// Waits for the next piece, which is good until the next call; empty at the end. Throws [EOFException] when the
    /// sender left before it, or the reading was cancelled.
    Optional<ByteBuffer> next() throws EOFException, InterruptedException;

    /// Ends the reading. Any thread.
    void cancel();

    /// Of a request that has none.
    Body NONE = new Body() {
        @Override
        public Optional<ByteBuffer> next() {
            return Optional.empty();
        }

        @Override
        public void cancel() {
            // There is nothing to end.
        }
    };
}
