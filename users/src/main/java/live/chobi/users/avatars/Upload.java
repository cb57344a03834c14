package live.chobi.users.avatars;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// A picture as it came, reduced to what decoding needs, and what its head says of it. Everything else (profiles,
/// texts, thumbnails, places) is left out before any decoder sees it: some of it is compressed, and unpacks to anything.
/// Pure.
///
/// Sources: PNG (ISO/IEC 15948 §5, §11), JPEG (ITU-T T.81 annex B), Exif 2.32 §4.6.
///
/// @param format `png` or `jpeg`, by the bytes
/// @param orientation of a camera: 1 to 8 as Exif has it
/// @param bytes what is left
@SuppressWarnings("ArrayRecordComponent") // never compared
record Upload(String format, int width, int height, int orientation, byte[] bytes) {
    /// Usual progressive pictures have about ten; each costs a pass over all of it.
    static final int SCANS_MAX = 64;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final int UPRIGHT = 1;

    /// Empty for what is neither, and for what is cut off or contradicts itself.
    static Optional<Upload> read(byte[] bytes) {
        try {
            if (startsWith(bytes, PNG)) {
                return png(bytes, ByteBuffer.wrap(bytes).position(PNG.length));
            }
            return bytes.length > 3 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8
                    ? jpeg(bytes, ByteBuffer.wrap(bytes).position(2))
                    : Optional.empty();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException
                | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Optional<Upload> png(byte[] bytes, ByteBuffer in) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(in.limit());
        kept.writeBytes(PNG);
        int width = 0;
        int height = 0;
        String type = "";
        while (!type.equals("IEND")) {
            int from = in.position();
            int length = in.getInt();
            byte[] name = new byte[4];
            in.get(name);
            boolean isFirst = type.isEmpty();
            type = new String(name, StandardCharsets.ISO_8859_1);
            if (length < 0 || isFirst != type.equals("IHDR")) {
                return Optional.empty();
            }
            if (isFirst) {
                width = in.getInt(in.position());
                height = in.getInt(in.position() + 4);
            }
            in.position(Math.addExact(in.position(), length)).getInt(); // its checksum
            if (CHUNKS.contains(type)) {
                kept.write(bytes, from, in.position() - from);
            }
        }
        return sized("png", width, height, UPRIGHT, kept);
    }

    private static Optional<Upload> jpeg(byte[] bytes, ByteBuffer in) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(in.limit());
        kept.write(0xff);
        kept.write(0xd8);
        int width = 0;
        int height = 0;
        int scans = 0;
        int orientation = UPRIGHT;
        while (true) {
            int marker = marker(in);
            if (marker == 0xd9) {
                kept.write(0xff);
                kept.write(marker);
                return scans > 0 ? sized("jpeg", width, height, orientation, kept) : Optional.empty();
            }
            int from = in.position();
            int length = in.getShort() & 0xffff;
            in.position(Math.addExact(from, length));
            byte[] segment = Arrays.copyOfRange(bytes, from + 2, Math.max(from + 2, from + length));
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                // Baseline, extended and progressive; of one frame, grey or in colours.
                if (marker > 0xc2 || width > 0 || segment.length < 6 || (segment[5] != 1 && segment[5] != 3)) {
                    return Optional.empty();
                }
                height = (segment[1] & 0xff) << 8 | (segment[2] & 0xff);
                width = (segment[3] & 0xff) << 8 | (segment[4] & 0xff);
            }
            if (marker == 0xe1 && startsWith(segment, EXIF)) {
                orientation = orientation(ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length).slice());
            }
            if (marker == 0xda) {
                if (++scans > SCANS_MAX) {
                    return Optional.empty();
                }
                skipScan(in);
            }
            if ((marker & 0xf0) != 0xe0 && marker != 0xfe) {
                kept.write(0xff);
                kept.write(marker);
                kept.write(bytes, from, in.position() - from);
            }
        }
    }

    /// The next one that has a segment, or the end of the picture.
    private static int marker(ByteBuffer in) {
        if ((in.get() & 0xff) != 0xff) {
            throw new IllegalArgumentException("no marker");
        }
        int marker = 0xff;
        while (marker == 0xff) {
            marker = in.get() & 0xff;
        }
        return marker;
    }

    /// To the marker that ends it: zeros are stuffed after bytes of ones, and restarts belong to it.
    private static void skipScan(ByteBuffer in) {
        while (true) {
            if ((in.get() & 0xff) == 0xff) {
                int next = in.get(in.position()) & 0xff;
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    in.position(in.position() - 1);
                    return;
                }
            }
        }
    }

    /// What cannot be read is upright.
    private static int orientation(ByteBuffer tiff) {
        try {
            tiff.order(tiff.getShort(0) == 0x4949 ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xffff;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * 12;
                if ((tiff.getShort(entry) & 0xffff) == 0x0112) {
                    int value = tiff.getShort(entry + 8);
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
        } catch (IndexOutOfBoundsException _) {
            // Said below.
        }
        return UPRIGHT;
    }

    private static Optional<Upload> sized(String format, int width, int height, int orientation,
            ByteArrayOutputStream kept) {
        return width > 0 && height > 0
                ? Optional.of(new Upload(format, width, height, orientation, kept.toByteArray()))
                : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
