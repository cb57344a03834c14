package live.chobi.videos.processing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Files of recordings, as far as their playlists are made from them.
public final class Movies {
    private Movies() {
    }

    /// `ftyp` of 16 bytes, `moov` of 100, an index of four places, then what it names: 1 s, 1 s, 3 s and 1 s.
    public static byte[] indexed() {
        ByteBuffer out = ByteBuffer.allocate(16 + 100 + 40 + 4 * 12 + 16 + 1_000);
        box(out, "ftyp", 16);
        box(out, "moov", 100);
        int sidx = out.position();
        box(out, "sidx", 40 + 4 * 12);
        out.position(sidx + 8);
        out.putInt(1 << 24).putInt(1).putInt(90_000).putLong(0).putLong(16).putShort((short) 0).putShort((short) 4);
        int[] bytes = {100, 200, 300, 400};
        int[] seconds = {1, 1, 3, 1};
        for (int i = 0; i < 4; i++) {
            out.putInt(bytes[i]).putInt(seconds[i] * 90_000).putInt(0x90000000);
        }
        box(out, "free", 16);
        return out.array();
    }

    static void box(ByteBuffer out, String type, int bytes) {
        int at = out.position();
        out.putInt(bytes).put(type.getBytes(StandardCharsets.US_ASCII)).position(at + bytes);
    }
}
