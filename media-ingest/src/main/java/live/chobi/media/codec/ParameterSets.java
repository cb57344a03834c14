package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Parameter sets of one type under their ids, so that their order and repetitions make no difference. Owned by the
/// configuration that is being read.
final class ParameterSets {
    private static final int BYTES_MAX = 0xFFFF;

    private final Map<Integer, byte[]> byId = new TreeMap<>();

    void put(int id, byte[] nal) {
        if (nal.length <= BYTES_MAX) {
            byId.put(id, nal);
        }
    }

    Collection<byte[]> all() {
        return byId.values();
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    int size() {
        return byId.size();
    }

    byte[] first() {
        return byId.values().iterator().next();
    }

    /// Whether the other has everything of this.
    boolean isIn(ParameterSets other) {
        return byId.entrySet().stream().allMatch(it -> {
            byte @Nullable [] same = other.byId.get(it.getKey());
            return same != null && Arrays.equals(same, it.getValue());
        });
    }

    void writeTo(ByteBuf out) {
        byId.values().forEach(nal -> out.writeShort(nal.length).writeBytes(nal));
    }

    /// Takes out the 3 of every 0 0 3. Spec: H.264 §7.4.1, H.265 §7.4.2.
    static byte[] withoutEmulationPrevention(byte[] nal) {
        byte[] out = new byte[nal.length];
        int length = 0;
        int zeros = 0;
        for (byte b : nal) {
            if (zeros >= 2 && b == 3) {
                zeros = 0;
                continue;
            }
            zeros = b == 0 ? zeros + 1 : 0;
            out[length++] = b;
        }
        return Arrays.copyOf(out, length);
    }
}
