package live.chobi.media;

import live.chobi.media.stream.StreamReader;
import live.chobi.media.transcoding.RenditionSink;

/// Gives a stream the reader that makes its other renditions, when the stream opens. Any thread; must not block.
public interface LadderFactory {
    /// @param renditions where they go
    StreamReader readerOf(Admission.Admitted admitted, RenditionSink.Factory renditions);
}
