package live.chobi.videos.processing;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A playlist of stretches of a recording's own files, so that it is played from where it lies and nothing is copied.
/// Where to cut is what each file's `sidx` says; positions carry their programme date-time. Spec: RFC 8216 §4.3.2,
/// ISO/IEC 14496-12 §8.16.3.
final class RecordingList {
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /// Key frames that come oftener do not each need a request.
    private static final long SEGMENT_MS_MIN = 2_000;
    private static final int INDEX_BYTES_MAX = 1 << 20;

    private RecordingList() {
    }

    /// A stretch that begins with a key frame.
    private record Stretch(long offset, long bytes, long startMs, long durationMs) {}

    /// @param initBytes `ftyp` and `moov`, which stand in front
    private record Index(long initBytes, List<Stretch> stretches) {}

    /// The text; throws [IOException] when a file is not what the recording says.
    static String of(List<RecordedFile> files, MediaFiles places) throws IOException {
        var body = new StringBuilder();
        long longestMs = 1_000;
        boolean first = true;
        for (RecordedFile file : files) {
            Index index = read(places.recorded(file));
            if (!first) {
                body.append("#EXT-X-DISCONTINUITY\n");
            }
            first = false;
            body.append("#EXT-X-MAP:URI=\"").append(file.name()).append("\",BYTERANGE=\"").append(index.initBytes())
                    .append("@0\"\n");
            for (Stretch it : index.stretches()) {
                longestMs = Math.max(longestMs, it.durationMs());
                Instant at = file.startsAt().plusMillis(it.startMs());
                body.append("#EXT-X-PROGRAM-DATE-TIME:").append(TIME.format(at)).append('\n')
                        .append(String.format(Locale.ROOT, "#EXTINF:%.3f,\n", it.durationMs() / 1000.0))
                        .append("#EXT-X-BYTERANGE:").append(it.bytes()).append('@').append(it.offset()).append('\n')
                        .append(file.name()).append('\n');
            }
        }
        return "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:" + Math.ceilDiv(longestMs, 1000)
                + "\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n" + body
                + "#EXT-X-ENDLIST\n";
    }

    private static Index read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long at = 0;
            long initBytes = 0;
            while (at + 8 <= channel.size()) {
                ByteBuffer header = bytes(channel, at, 8);
                long size = Integer.toUnsignedLong(header.getInt());
                byte[] type = new byte[4];
                header.get(type);
                switch (new String(type, StandardCharsets.US_ASCII)) {
                    case "moov" -> initBytes = at + size;
                    case "sidx" -> {
                        if (initBytes == 0 || size > INDEX_BYTES_MAX) {
                            throw new IOException(file + " has an index that is none of ours");
                        }
                        return new Index(initBytes, stretches(bytes(channel, at, (int) size), at + size));
                    }
                    case "moof", "mdat" -> throw new IOException(file + " has no index");
                    default -> {
                    }
                }
                at += Math.max(8, size);
            }
        } catch (BufferUnderflowException e) {
            throw new IOException(file + " has a damaged index", e);
        }
        throw new IOException(file + " has no index");
    }

    /// @param anchor where the box ends
    private static List<Stretch> stretches(ByteBuffer sidx, long anchor) throws IOException {
        sidx.position(8);
        int version = sidx.get() & 0xFF;
        sidx.position(12 + 4);
        long timescale = Integer.toUnsignedLong(sidx.getInt());
        long ticks = version == 0 ? Integer.toUnsignedLong(sidx.getInt()) : sidx.getLong();
        long offset = anchor + (version == 0 ? Integer.toUnsignedLong(sidx.getInt()) : sidx.getLong());
        sidx.getShort();
        int count = sidx.getShort() & 0xFFFF;
        if (timescale == 0 || count == 0) {
            throw new IOException("an index without places");
        }
        List<Stretch> stretches = new ArrayList<>();
        long startTicks = ticks;
        long startOffset = offset;
        for (int i = 0; i < count; i++) {
            offset += sidx.getInt() & 0x7FFFFFFF;
            ticks += Integer.toUnsignedLong(sidx.getInt());
            sidx.getInt();
            long durationMs = (ticks - startTicks) * 1000 / timescale;
            if (durationMs >= SEGMENT_MS_MIN || i == count - 1) {
                stretches.add(new Stretch(startOffset, offset - startOffset, startTicks * 1000 / timescale,
                        Math.max(1, durationMs)));
                startTicks = ticks;
                startOffset = offset;
            }
        }
        return stretches;
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("it ends too early");
            }
        }
        return bytes.flip();
    }
}
