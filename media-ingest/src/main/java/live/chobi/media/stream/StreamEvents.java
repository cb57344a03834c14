package live.chobi.media.stream;

import live.chobi.kernel.SessionId;

/// What the streams of a node tell the one who made them. Called on event loops: must not block.
public interface StreamEvents {
    void receiving(SessionId session);

    void stopped(SessionId session);

    /// A frame's time had to be moved to keep its track rising.
    void clamped();

    /// The timeline made a jump.
    void reanchored();

    /// A frame came that nobody could decode, or in a track the session does not have.
    void dropped();

    /// Something was put right.
    void mended(Mended kind);

    /// A backup encoder stands in for another.
    void stoodIn();
}
