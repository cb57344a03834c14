package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Bytes on the heap that everybody may read and nobody releases, and the same compressed when somebody asks for it.
/// Any thread.
final class SharedBytes {
    /// RFC 1952 §2.3: deflate, no time, an unknown system.
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final ByteBuf content;
    /// Two who ask at the same moment may both compress; they get the same.
    private volatile @Nullable ByteBuf gzipped;

    SharedBytes(byte[] bytes) {
        this(Unpooled.wrappedBuffer(bytes));
    }

    static SharedBytes of(String ascii) {
        return new SharedBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private SharedBytes(ByteBuf content) {
        this.content = Unpooled.unreleasableBuffer(content);
    }

    /// One after the other, without copying them.
    static SharedBytes joined(List<ByteBuf> pieces) {
        return new SharedBytes(Unpooled.wrappedBuffer(pieces.stream().map(ByteBuf::duplicate).toArray(ByteBuf[]::new)));
    }

    /// @param bytes on the heap
    static ByteBuf unreleasable(ByteBuf bytes) {
        return Unpooled.unreleasableBuffer(bytes.duplicate());
    }

    ByteBuf content() {
        return content.duplicate();
    }

    int length() {
        return content.readableBytes();
    }

    ByteBuf gzipped() {
        ByteBuf known = gzipped;
        if (known == null) {
            known = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(compressed()));
            gzipped = known;
        }
        return known.duplicate();
    }

    /// Playlists repeat themselves: the fastest level makes them almost as small as the best.
    private byte[] compressed() {
        byte[] plain = new byte[length()];
        content.getBytes(content.readerIndex(), plain);
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            var out = new BoxWriter(plain.length / 6 + 64);
            out.raw(GZIP_HEADER);
            byte[] piece = new byte[8192];
            while (!deflater.finished()) {
                int count = deflater.deflate(piece);
                out.raw(Unpooled.wrappedBuffer(piece, 0, count));
            }
            var crc = new CRC32();
            crc.update(plain);
            out.u32(Integer.reverseBytes((int) crc.getValue())).u32(Integer.reverseBytes(plain.length));
            return out.toBytes();
        } finally {
            deflater.end();
        }
    }
}
