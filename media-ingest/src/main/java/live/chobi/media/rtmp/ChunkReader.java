package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.HashMap;
import java.util.Map;
import live.chobi.media.rtmp.RtmpViolation.Kind;
import org.jspecify.annotations.Nullable;

/// Framing: the bytes of a chunk stream to complete messages. Spec: Adobe RTMP 1.0, §5.3 and §5.4.1–5.4.2.
///
/// Owner: the connection's event loop. Payload is copied as it comes, so the caller keeps at most an unfinished header
/// (18 bytes) between reads, and a peer pays in sent bytes for every byte it makes us hold.
public final class ChunkReader {
    /// A key frame of 4K at 50 Mbit/s is about 1 MB.
    static final int MESSAGE_BYTES_MAX = 8 << 20;
    /// Commands and metadata are a few hundred bytes; nothing but media needs more.
    static final int CONTROL_BYTES_MAX = 64 << 10;
    /// Unfinished messages of all chunk streams together.
    static final int BUFFERED_BYTES_MAX = 12 << 20;
    /// Encoders use three to six.
    static final int CHUNK_STREAMS_MAX = 32;
    /// The largest that a message could use.
    static final int CHUNK_BYTES_MAX = 0xFFFFFF;

    private static final int EXTENDED = 0xFFFFFF;
    private static final int[] FIELD_BYTES = {11, 7, 3, 0};
    /// What is allocated on the word of a header alone.
    private static final int FIRST_ALLOCATION_MAX = 32 << 10;
    /// A fifth of a second of 2.5 Mbit/s.
    static final int SLAB_BYTES = 64 << 10;
    /// Of a slab; what is longer has memory of its own.
    private static final int SLAB_SHARE_MAX = SLAB_BYTES / 4;
    /// A delta taken from an absolute timestamp (see [#advance]) above this is no delta.
    private static final long DELTA_MS_MAX = 5_000;

    private static final class ChunkStream {
        long timestamp;
        long delta;
        int length;
        int typeId;
        int streamId;
        boolean extended;
        int extendedField;
        @Nullable
        ByteBuf body;
    }

    private final ByteBufAllocator allocator;
    private final Map<Integer, ChunkStream> chunkStreams = new HashMap<>();
    private int chunkBytes = 128;
    private int bufferedBytes;
    private @Nullable ChunkStream current;
    private int chunkLeft;
    private @Nullable ByteBuf slab;

    public ChunkReader(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /// The next complete message, or null when `in` holds no more of one; the caller owns its body. Chunk size and
    /// abort are obeyed here, because the bytes after them depend on it, and are not handed out.
    @Nullable
    public RawMessage next(ByteBuf in) {
        while (true) {
            ChunkStream stream = current;
            if (stream == null) {
                stream = readHeader(in);
                if (stream == null) {
                    return null;
                }
                current = stream;
            }
            if (!readPayload(stream, in)) {
                return null;
            }
            current = null;
            ByteBuf body = stream.body;
            if (body != null && body.readableBytes() == stream.length) {
                stream.body = null;
                bufferedBytes -= stream.length;
                var message = new RawMessage(new MessageHeader(stream.typeId, stream.streamId, stream.timestamp), body);
                if (!obeyed(message)) {
                    return message;
                }
            }
        }
    }

    /// Gives back what unfinished messages hold.
    public void release() {
        current = null;
        if (slab != null) {
            slab.release();
            slab = null;
        }
        for (ChunkStream stream : chunkStreams.values()) {
            drop(stream);
        }
        chunkStreams.clear();
    }

    private boolean readPayload(ChunkStream stream, ByteBuf in) {
        ByteBuf body = stream.body;
        int count = Math.min(chunkLeft, in.readableBytes());
        if (body != null && count > 0) {
            bufferedBytes += count;
            if (bufferedBytes > BUFFERED_BYTES_MAX) {
                throw new RtmpViolation(Kind.TOO_LARGE,
                        "unfinished messages hold more than " + BUFFERED_BYTES_MAX + " bytes");
            }
            body.writeBytes(in, count);
        }
        chunkLeft -= count;
        return chunkLeft == 0;
    }

    /// Reads one chunk header, or nothing when it is incomplete.
    private @Nullable ChunkStream readHeader(ByteBuf in) {
        int start = in.readerIndex();
        if (!in.isReadable()) {
            return null;
        }
        int first = in.readUnsignedByte();
        int fmt = first >> 6;
        int low = first & 0x3F;
        int idBytes = low == 0 ? 1 : low == 1 ? 2 : 0;
        if (in.readableBytes() < idBytes + FIELD_BYTES[fmt]) {
            in.readerIndex(start);
            return null;
        }
        int id = switch (low) {
            case 0 -> 64 + in.readUnsignedByte();
            case 1 -> 64 + in.readUnsignedShortLE();
            default -> low;
        };
        ChunkStream stream = find(id, fmt);
        int time = fmt < 3 ? in.readUnsignedMedium() : 0;
        int length = fmt < 2 ? in.readUnsignedMedium() : stream.length;
        int typeId = fmt < 2 ? in.readUnsignedByte() : stream.typeId;
        int streamId = fmt == 0 ? in.readIntLE() : stream.streamId;
        boolean extended = fmt < 3 ? time == EXTENDED : stream.extended;
        if (extended && in.readableBytes() < 4) {
            in.readerIndex(start);
            return null;
        }
        if (fmt < 3) {
            stream.extended = extended;
            stream.extendedField = extended ? in.readInt() : 0;
        } else if (extended && in.getInt(in.readerIndex()) == stream.extendedField) {
            // §5.3.1.3 repeats the field on type 3; some encoders do not, and then these four bytes are payload.
            in.skipBytes(4);
        }
        ByteBuf body = stream.body;
        if (body == null) {
            stream.length = checkedLength(typeId, length);
            stream.typeId = typeId;
            stream.streamId = streamId;
            advance(stream, fmt, extended ? stream.extendedField & 0xFFFFFFFFL : time);
            body = memory(typeId, length);
            stream.body = body;
        } else if (fmt != 3) {
            throw new RtmpViolation(Kind.CHUNK, "a message began inside another on chunk stream " + id);
        }
        chunkLeft = Math.min(chunkBytes, stream.length - body.readableBytes());
        return stream;
    }

    /// Most frames are small and live as long as their neighbours: they share a slab, so that neither having nor giving
    /// back one is a walk through the allocator. A slab is free with the last of them. Who sends no media has none.
    private ByteBuf memory(int typeId, int length) {
        if (!isMedia(typeId) || length > SLAB_SHARE_MAX) {
            return allocator.buffer(Math.min(length, FIRST_ALLOCATION_MAX), Math.max(length, 1));
        }
        ByteBuf of = slab;
        if (of == null || of.writableBytes() < length) {
            if (of != null) {
                of.release();
            }
            of = allocator.buffer(SLAB_BYTES, SLAB_BYTES);
            slab = of;
        }
        int start = of.writerIndex();
        of.writerIndex(start + length);
        return of.retainedSlice(start, length).clear();
    }

    /// §5.3.1.2: type 0 is absolute; 1 and 2 add; type 3 adds the last delta again, which after a type 0 is that type
    /// 0's own timestamp. Encoders that misread the last point mean "the same time", so a delta that long is taken
    /// as none.
    private static void advance(ChunkStream stream, int fmt, long time) {
        switch (fmt) {
            case 0 -> {
                stream.timestamp = time;
                stream.delta = time <= DELTA_MS_MAX ? time : 0;
            }
            case 1, 2 -> {
                stream.delta = time;
                stream.timestamp = (stream.timestamp + time) & 0xFFFFFFFFL;
            }
            default -> stream.timestamp = (stream.timestamp + stream.delta) & 0xFFFFFFFFL;
        }
    }

    private ChunkStream find(int id, int fmt) {
        ChunkStream known = chunkStreams.get(id);
        if (known != null) {
            return known;
        }
        // librtmp opens a chunk stream with type 1; types 2 and 3 would leave the length unknown.
        if (fmt > 1) {
            throw new RtmpViolation(Kind.CHUNK, "chunk stream " + id + " began with a type " + fmt + " header");
        }
        if (chunkStreams.size() >= CHUNK_STREAMS_MAX) {
            throw new RtmpViolation(Kind.CHUNK, "more than " + CHUNK_STREAMS_MAX + " chunk streams");
        }
        var stream = new ChunkStream();
        chunkStreams.put(id, stream);
        return stream;
    }

    private static int checkedLength(int typeId, int length) {
        int max = isMedia(typeId) ? MESSAGE_BYTES_MAX : CONTROL_BYTES_MAX;
        if (length > max) {
            throw new RtmpViolation(Kind.TOO_LARGE,
                    "a message of " + length + " bytes and type " + typeId + ", the limit is " + max);
        }
        return length;
    }

    private static boolean isMedia(int typeId) {
        return typeId == MessageHeader.AUDIO || typeId == MessageHeader.VIDEO || typeId == MessageHeader.AGGREGATE;
    }

    private boolean obeyed(RawMessage message) {
        int typeId = message.header().typeId();
        if (typeId != MessageHeader.SET_CHUNK_SIZE && typeId != MessageHeader.ABORT) {
            return false;
        }
        ByteBuf body = message.body();
        try {
            if (body.readableBytes() < 4) {
                throw new RtmpViolation(Kind.MESSAGE,
                        "control message " + typeId + " of " + body.readableBytes() + " bytes");
            }
            int value = body.readInt();
            if (typeId == MessageHeader.SET_CHUNK_SIZE) {
                if (value < 1 || value > CHUNK_BYTES_MAX) {
                    throw new RtmpViolation(Kind.CHUNK, "chunk size " + value + " is not in 1…" + CHUNK_BYTES_MAX);
                }
                chunkBytes = value;
            } else {
                ChunkStream aborted = chunkStreams.get(value);
                if (aborted != null) {
                    drop(aborted);
                }
            }
            return true;
        } finally {
            body.release();
        }
    }

    private void drop(ChunkStream stream) {
        ByteBuf body = stream.body;
        if (body != null) {
            bufferedBytes -= body.readableBytes();
            body.release();
            stream.body = null;
        }
    }
}
