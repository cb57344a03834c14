package live.chobi.bench.servers;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// A running media server. Used by one thread.
public interface MediaUnderTest extends ServerUnderTest {
    /// Makes what `count` encoders need before they may publish; nothing where whoever comes may.
    default void prepare(int count) throws IOException, InterruptedException {
    }

    /// Where the encoder of that number publishes.
    URI publishUrl(int index);

    /// Where its stream is played over RTMP: where it was published, unless the server keeps the two apart.
    default URI playUrl(int index) {
        return publishUrl(index);
    }

    /// The playlist of its stream, where there is Low-Latency HLS.
    default Optional<URI> hlsUrl(int index) {
        return Optional.empty();
    }

    /// Puts a file where the server serves static files; empty where it has no such place.
    default Optional<URI> serve(byte[] file) throws IOException {
        return Optional.empty();
    }
}
