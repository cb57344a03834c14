package live.chobi.media;

import live.chobi.media.stream.StreamReader;

/// Gives each stream of the node a reader of its own, when the stream opens. Any thread; must not block.
public interface ReaderFactory {
    StreamReader readerOf(Admission.Admitted admitted);
}
