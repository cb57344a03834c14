package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;

/// A complete message before its meaning is read. Owns `body`.
public record RawMessage(MessageHeader header, ByteBuf body) {}
