package live.chobi.media.play;

import io.netty.buffer.ByteBuf;

/// How a protocol writes frames for all of its players alike. Stateless: any thread.
public interface Framing {
    /// The label of metrics: rtmp, flv.
    String name();

    /// At least what [#frame] writes.
    int bytesMax(KeptFrame frame);

    void frame(KeptFrame frame, ByteBuf out);

    /// What comes once, before everything: a file header, metadata.
    void opening(StreamHeaders headers, ByteBuf out);

    /// The decoders' configurations, before the first frame they belong to.
    ///
    /// @param dtsMs of that frame
    void headers(StreamHeaders headers, long dtsMs, ByteBuf out);
}
