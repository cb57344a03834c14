package live.chobi.media.play;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.List;

/// The frames of one batch, framed for one protocol in one buffer: the same bytes for every player. Immutable; any
/// thread. Counts references by its buffer's count.
final class Slice {
    /// @param opening what a new player gets before the first slice
    /// @param change what a player gets who comes from other headers
    record Framed(ByteBuf opening, ByteBuf change) {}

    private final long number;
    private final long oldest;
    private final long madeNanos;
    private final StreamHeaders headers;
    private final Framed framed;
    private final ByteBuf bytes;
    private final int[] ends;
    private final byte[] kinds;
    private final byte all;

    private Slice(long number, long oldest, long madeNanos, StreamHeaders headers, Framed framed, ByteBuf bytes,
            int[] ends, byte[] kinds) {
        this.number = number;
        this.oldest = oldest;
        this.madeNanos = madeNanos;
        this.headers = headers;
        this.framed = framed;
        this.bytes = bytes;
        this.ends = ends;
        this.kinds = kinds;
        byte any = 0;
        for (byte kind : kinds) {
            any |= kind;
        }
        all = any;
    }

    /// The caller owns the one reference.
    ///
    /// @param oldest the slice that a player begins with who comes after this one
    /// @param frames at least one, with equal headers; they stay the caller's
    static Slice of(Framing framing, ByteBufAllocator allocator, long number, long oldest, long nowNanos,
            List<KeptFrame> frames, Framed framed) {
        int max = 0;
        for (KeptFrame frame : frames) {
            max += framing.bytesMax(frame);
        }
        ByteBuf out = allocator.directBuffer(max);
        int[] ends = new int[frames.size()];
        byte[] kinds = new byte[frames.size()];
        for (int i = 0; i < ends.length; i++) {
            KeptFrame frame = frames.get(i);
            framing.frame(frame, out);
            ends[i] = out.writerIndex();
            kinds[i] = frame.kind();
        }
        return new Slice(number, oldest, nowNanos, frames.getFirst().headers(), framed, out, ends, kinds);
    }

    /// Small and rare, so they lie on the heap, where nobody needs to give them back.
    static Framed framed(Framing framing, StreamHeaders headers, long dtsMs) {
        ByteBuf change = Unpooled.buffer();
        framing.headers(headers, dtsMs, change);
        ByteBuf opening = Unpooled.buffer();
        framing.opening(headers, opening);
        opening.writeBytes(change, change.readerIndex(), change.readableBytes());
        return new Framed(Unpooled.unreleasableBuffer(opening), Unpooled.unreleasableBuffer(change));
    }

    long number() {
        return number;
    }

    long oldest() {
        return oldest;
    }

    long madeNanos() {
        return madeNanos;
    }

    StreamHeaders headers() {
        return headers;
    }

    Framed framed() {
        return framed;
    }

    int length() {
        return bytes.readableBytes();
    }

    /// A slice ends before a key frame, so that one can only be its first.
    boolean startsWithKey() {
        return (kinds[0] & FrameKind.KEY) != 0;
    }

    boolean hasAny(int kind) {
        return (all & kind) != 0;
    }

    void retain() {
        bytes.retain();
    }

    void release() {
        bytes.release();
    }

    /// Everything, for one player; the receiver owns it.
    ByteBuf whole() {
        return bytes.retainedDuplicate();
    }

    /// A copy without frames that have one of the kinds; the receiver owns it. Only for players who are not like
    /// the others.
    ByteBuf without(int leftOut) {
        ByteBuf rest = bytes.alloc().directBuffer(Math.max(length(), 1));
        int start = 0;
        for (int i = 0; i < ends.length; i++) {
            if ((kinds[i] & leftOut) == 0) {
                rest.writeBytes(bytes, start, ends[i] - start);
            }
            start = ends[i];
        }
        return rest;
    }

    int count(int kind) {
        int count = 0;
        for (byte it : kinds) {
            count += (it & kind) != 0 ? 1 : 0;
        }
        return count;
    }
}
