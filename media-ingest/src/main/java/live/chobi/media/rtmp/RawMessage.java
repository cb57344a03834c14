package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;

/// A complete message before its meaning is read. Owns `body`.
record RawMessage(MessageHeader header, ByteBuf body) {}
