package live.chobi.media;

import live.chobi.kernel.SessionId;

/// Hears what happens to the sessions that are published on this node. Called on event loops: it must not block.
public interface IngestListener {
    /// The first key frame has come (the first audio frame of an audio session; or one second of audio alone), and
    /// again after each [#stopped].
    void receiving(SessionId session);

    /// The encoder has gone, by its own word or by silence. Not called when another one takes over, nor after
    /// [MediaServer#end].
    void stopped(SessionId session);
}
