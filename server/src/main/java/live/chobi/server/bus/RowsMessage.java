package live.chobi.server.bus;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.room.RoomEvent;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.kernel.UserId;

/// Rows of one session as one node tells them to the others on the session's channel. Big-endian: version (1 byte, 1),
/// sender (16), sentAt (8, milliseconds), rows (2); of each row seq (8), kind (1: 0 no event, 1 ordinary, 2 priority),
/// and for an event whose row it is (16, zeros: nobody's), the length of its name (1), the name, the length of its JSON
/// (4), the JSON, both UTF-8.
///
/// @param sender one run of one node
/// @param sentAt by the sender's clock
record RowsMessage(UUID sender, long sentAt, List<FeedRow> rows) {
    static final int ROWS_MAX = 256;
    /// Above it the rest goes into another message; a single row may be larger.
    static final int BYTES_MAX = 64 * 1024;
    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + 16 + 8 + 2;
    private static final int NAME_MAX = 255;
    private static final UUID NOBODY = new UUID(0, 0);

    /// What another node sent, or somebody else, cannot be read.
    static final class Malformed extends Exception {
        Malformed(String what) {
            super(what);
        }
    }

    private static final class Encoded {
        private final FeedRow row;
        private final byte[] name;
        private final byte[] json;

        Encoded(FeedRow row) {
            this.row = row;
            this.name = row.event().map(it -> it.name().getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
            this.json = row.event().map(it -> it.json().getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
            if (name.length > NAME_MAX) {
                throw new IllegalArgumentException("an event's name has at most 255 bytes, got " + name.length);
            }
        }

        int bytes() {
            return row.event().isEmpty() ? 9 : 30 + name.length + json.length;
        }

        void write(ByteBuffer out) {
            out.putLong(row.seq());
            if (row.event().isEmpty()) {
                out.put((byte) 0);
                return;
            }
            RoomEvent.Row event = row.event().get();
            UUID owner = event.sender().map(UserId::value).orElse(NOBODY);
            out.put((byte) (event.lane() == Lane.ORDINARY ? 1 : 2));
            out.putLong(owner.getMostSignificantBits()).putLong(owner.getLeastSignificantBits());
            out.put((byte) name.length).put(name).putInt(json.length).put(json);
        }
    }

    /// As few messages as the limits allow, in order.
    static List<byte[]> encode(UUID sender, long sentAt, List<FeedRow> rows) {
        List<byte[]> messages = new ArrayList<>();
        List<Encoded> some = new ArrayList<>();
        int bytes = HEADER_BYTES;
        for (FeedRow row : rows) {
            Encoded encoded = new Encoded(row);
            if (!some.isEmpty() && (some.size() == ROWS_MAX || bytes + encoded.bytes() > BYTES_MAX)) {
                messages.add(message(sender, sentAt, some, bytes));
                some.clear();
                bytes = HEADER_BYTES;
            }
            some.add(encoded);
            bytes += encoded.bytes();
        }
        if (!some.isEmpty()) {
            messages.add(message(sender, sentAt, some, bytes));
        }
        return messages;
    }

    private static byte[] message(UUID sender, long sentAt, List<Encoded> rows, int bytes) {
        ByteBuffer out = ByteBuffer.allocate(bytes);
        out.put(VERSION).putLong(sender.getMostSignificantBits()).putLong(sender.getLeastSignificantBits())
                .putLong(sentAt).putShort((short) rows.size());
        rows.forEach(it -> it.write(out));
        return out.array();
    }

    static RowsMessage decode(byte[] message) throws Malformed {
        ByteBuffer in = ByteBuffer.wrap(message);
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new Malformed("its version is " + version + ", not " + VERSION);
            }
            UUID sender = new UUID(in.getLong(), in.getLong());
            long sentAt = in.getLong();
            int count = Short.toUnsignedInt(in.getShort());
            if (count > ROWS_MAX) {
                throw new Malformed("it has " + count + " rows, more than " + ROWS_MAX);
            }
            List<FeedRow> rows = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                rows.add(row(in));
            }
            if (in.hasRemaining()) {
                throw new Malformed(in.remaining() + " bytes follow its last row");
            }
            return new RowsMessage(sender, sentAt, rows);
        } catch (BufferUnderflowException e) {
            throw new Malformed("it ends too early");
        }
    }

    private static FeedRow row(ByteBuffer in) throws Malformed {
        long seq = in.getLong();
        if (seq <= 0) {
            throw new Malformed("a row has the seq " + seq);
        }
        byte kind = in.get();
        if (kind == 0) {
            return new FeedRow(seq, Optional.empty());
        }
        if (kind != 1 && kind != 2) {
            throw new Malformed("a row is of the kind " + kind);
        }
        UUID owner = new UUID(in.getLong(), in.getLong());
        String name = text(in, Byte.toUnsignedInt(in.get()));
        String json = text(in, in.getInt());
        Optional<UserId> whose = owner.equals(NOBODY) ? Optional.empty() : Optional.of(new UserId(owner));
        return new FeedRow(seq,
                Optional.of(new RoomEvent.Row(name, seq, kind == 1 ? Lane.ORDINARY : Lane.PRIORITY, json, whose)));
    }

    private static String text(ByteBuffer in, int bytes) throws Malformed {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new Malformed("a text of " + bytes + " bytes does not fit into it");
        }
        byte[] text = new byte[bytes];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
