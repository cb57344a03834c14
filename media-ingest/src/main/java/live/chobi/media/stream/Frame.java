package live.chobi.media.stream;

import io.netty.buffer.ByteBuf;

/// One frame on the stream's timeline, in microseconds. Whoever sends it owns `payload`; a reader that keeps
/// it retains.
public sealed interface Frame {
    /// Decoding order and time; for audio also the presentation time.
    long dtsUs();

    ByteBuf payload();

    /// @param payload NAL units with length prefixes, as the configuration says (AVCC)
    record Video(long dtsUs, long ptsUs, boolean key, ByteBuf payload) implements Frame {}

    /// @param payload one raw AAC access unit
    record Audio(long dtsUs, ByteBuf payload) implements Frame {}
}
