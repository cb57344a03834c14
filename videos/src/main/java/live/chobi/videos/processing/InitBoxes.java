package live.chobi.videos.processing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the `moov` of a rendition says of its tracks, as far as a multivariant playlist needs it. Pure.
///
/// @param codecs as RFC 6381 names them
/// @param width 0 without a picture, as is `height`
record InitBoxes(List<String> codecs, int width, int height) {
    /// No `moov` without samples comes near.
    private static final int BYTES_MAX = 1 << 20;
    private static final int ENTRY_WIDTH_AT = 24;

    /// @param bytes of the initialisation segment, which stands in front
    static InitBoxes read(Path file, long bytes) throws IOException {
        if (bytes <= 0 || bytes > BYTES_MAX) {
            throw new IOException(file + " has no initialisation segment");
        }
        ByteBuffer init = ByteBuffer.allocate((int) bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (init.hasRemaining() && channel.read(init) >= 0) {
                // until all of it is here
            }
        }
        return read(init.array());
    }

    static InitBoxes read(byte[] init) throws IOException {
        List<String> codecs = new ArrayList<>();
        int width = 0;
        int height = 0;
        try {
            ByteBuffer bytes = ByteBuffer.wrap(init);
            int picture = find(init, "avc1", find(init, "stsd", 0));
            if (picture >= 0) {
                width = bytes.getShort(picture + ENTRY_WIDTH_AT + 4) & 0xFFFF;
                height = bytes.getShort(picture + ENTRY_WIDTH_AT + 6) & 0xFFFF;
                // After the type: version, profile, constraints, level. ISO/IEC 14496-15 §5.3.3.1.
                int avc = find(init, "avcC", picture) + 5;
                codecs.add(String.format(Locale.ROOT, "avc1.%02x%02x%02x", init[avc], init[avc + 1], init[avc + 2]));
            }
            int sound = find(init, "esds", 0);
            if (sound >= 0) {
                codecs.add("mp4a.40." + objectType(init, sound + 8));
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("a damaged initialisation segment", e);
        }
        if (codecs.isEmpty()) {
            throw new IOException("an initialisation segment without tracks");
        }
        return new InitBoxes(codecs, width, height);
    }

    /// Where the box's type stands; -1 when it is not there.
    private static int find(byte[] bytes, String type, int from) {
        byte[] wanted = type.getBytes(StandardCharsets.US_ASCII);
        for (int at = Math.max(0, from); at + 4 <= bytes.length; at++) {
            if (bytes[at] == wanted[0] && bytes[at + 1] == wanted[1] && bytes[at + 2] == wanted[2]
                    && bytes[at + 3] == wanted[3]) {
                return at;
            }
        }
        return -1;
    }

    /// The audio object type in the descriptors from `at` on. ISO/IEC 14496-1 §7.2.6, 14496-3 §1.6.2.1.
    private static int objectType(byte[] bytes, int at) {
        int here = at;
        while (true) {
            int tag = bytes[here++];
            while ((bytes[here] & 0x80) != 0) {
                here++;
            }
            here++;
            switch (tag) {
                case 0x03 -> here += 3; // an id and flags, then what is inside
                case 0x04 -> here += 13; // the decoder's configuration, then what is inside
                case 0x05 -> {
                    return (bytes[here] & 0xFF) >> 3;
                }
                default -> throw new IndexOutOfBoundsException("descriptor " + tag);
            }
        }
    }
}
