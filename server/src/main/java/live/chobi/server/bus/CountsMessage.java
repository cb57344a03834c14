package live.chobi.server.bus;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.server.bus.RowsMessage.Malformed;

/// A node's sign of life, and how many watch there. Big-endian: version (1 byte, 1), sender (16), sentAt (8,
/// milliseconds), leaving (1: 0 or 1), sessions (2); of each its id (16) and count (4).
///
/// @param sender one run of one node
/// @param sentAt by the sender's clock
/// @param leaving whether the node says goodbye: none of its counts hold any more
record CountsMessage(UUID sender, long sentAt, boolean leaving, Map<SessionId, Integer> counts) {
    static final int COUNTS_MAX = 2_000;
    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + 16 + 8 + 1 + 2;
    private static final int COUNT_BYTES = 16 + 4;

    /// At least one message: it is a sign of life even without counts.
    static List<byte[]> encode(UUID sender, long sentAt, boolean leaving, Map<SessionId, Integer> counts) {
        List<byte[]> messages = new ArrayList<>();
        List<Map.Entry<SessionId, Integer>> all = List.copyOf(counts.entrySet());
        for (int from = 0; from == 0 || from < all.size(); from += COUNTS_MAX) {
            messages.add(message(sender, sentAt, leaving, all.subList(from, Math.min(all.size(), from + COUNTS_MAX))));
        }
        return messages;
    }

    private static byte[] message(UUID sender, long sentAt, boolean leaving,
            List<Map.Entry<SessionId, Integer>> counts) {
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + counts.size() * COUNT_BYTES);
        put(out.put(VERSION), sender).putLong(sentAt).put((byte) (leaving ? 1 : 0)).putShort((short) counts.size());
        counts.forEach(it -> put(out, it.getKey().value()).putInt(it.getValue()));
        return out.array();
    }

    private static ByteBuffer put(ByteBuffer out, UUID id) {
        return out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    static CountsMessage decode(byte[] message) throws Malformed {
        ByteBuffer in = ByteBuffer.wrap(message);
        if (message.length < HEADER_BYTES) {
            throw new Malformed("it ends too early");
        }
        byte version = in.get();
        if (version != VERSION) {
            throw new Malformed("its version is " + version + ", not " + VERSION);
        }
        UUID sender = new UUID(in.getLong(), in.getLong());
        long sentAt = in.getLong();
        boolean leaving = in.get() != 0;
        int sessions = Short.toUnsignedInt(in.getShort());
        if (sessions > COUNTS_MAX || in.remaining() != sessions * COUNT_BYTES) {
            throw new Malformed("it has " + in.remaining() + " bytes for " + sessions + " counts");
        }
        Map<SessionId, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < sessions; i++) {
            SessionId session = new SessionId(new UUID(in.getLong(), in.getLong()));
            int count = in.getInt();
            if (count < 0) {
                throw new Malformed("a count is " + count);
            }
            counts.put(session, count);
        }
        return new CountsMessage(sender, sentAt, leaving, counts);
    }
}
