package live.chobi.media.play;

import io.netty.buffer.ByteBuf;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.stream.Frame;

/// What may be left out for a player who lags, in bits.
final class FrameKind {
    static final byte AUDIO = 1;
    static final byte VIDEO = 2;
    /// Decoding can start here.
    static final byte KEY = 4;
    /// No other frame refers to it.
    static final byte DISPOSABLE = 8;

    private static final int LENGTH_BYTES = 4;
    private static final int SLICE = 1;

    private FrameKind() {
    }

    static byte of(Frame.Video frame, StreamHeaders headers) {
        if (frame.key()) {
            return VIDEO | KEY;
        }
        return headers.video() instanceof AvcConfiguration && isDisposable(frame.payload())
                ? VIDEO | DISPOSABLE
                : VIDEO;
    }

    /// H.264 §7.4.1: nal_ref_idc of the first slice is 0. Where the lengths make no sense the frame is kept.
    private static boolean isDisposable(ByteBuf units) {
        int at = units.readerIndex();
        while (units.writerIndex() - at > LENGTH_BYTES) {
            long length = units.getUnsignedInt(at);
            int header = units.getByte(at + LENGTH_BYTES);
            if ((header & 0x1F) == SLICE) {
                return (header & 0x60) == 0;
            }
            if (length > units.writerIndex() - at - LENGTH_BYTES) {
                return false;
            }
            at += LENGTH_BYTES + (int) length;
        }
        return false;
    }
}
